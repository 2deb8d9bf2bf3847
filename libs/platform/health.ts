// Live: the process answers. Ready: it can also do its work, so traffic may come.
import { Controller, Get, Logger, Module, Optional } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Problem } from '@portico/contracts/problems';
import { DataSource } from 'typeorm';
import { Public } from './internal.guard';
import { QueueConnection } from './queue.connection';

const CHECK_LIMIT_MS = 3_000;

@Public()
@ApiExcludeController()
@Controller('health')
class HealthController implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Health');
  private closing = false;

  constructor(
    @Optional() private readonly db?: DataSource,
    @Optional() private readonly queues?: QueueConnection,
  ) {}

  /** 200 as long as the process can answer. */
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 when the database and the queues, where used, answer within 3 s; else, and while closing, 503. */
  @Get('ready')
  async ready(): Promise<{ status: 'ok' }> {
    if (this.closing) throw new Problem('service.unavailable', 'Closing.');
    await this.need('database', this.db?.query('SELECT 1'));
    await this.need('queues', this.queues?.check());
    return { status: 'ok' };
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
  }

  private async need(name: string, check: Promise<unknown> | undefined): Promise<void> {
    const limit = AbortSignal.timeout(CHECK_LIMIT_MS);
    const late = new Promise((_, reject) =>
      limit.addEventListener('abort', () => reject(new Error('no answer in time'))),
    );
    try {
      await Promise.race([check, late]);
    } catch (error) {
      this.logger.warn({ msg: `not ready: ${name}`, err: error });
      throw new Problem('service.unavailable', `Not ready: ${name}.`);
    }
  }
}

/** `GET /health/live` and `GET /health/ready`. The database counts once it is migrated: before that the app does not listen. */
@Module({ controllers: [HealthController] })
export class HealthModule {}
