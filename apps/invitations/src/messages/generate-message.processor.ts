import { Logger } from '@nestjs/common';
import { OnWorkerEvent } from '@nestjs/bullmq';
import type { GenerateMessage } from '@portico/contracts/queues';
import { Processor, WorkerHost } from '@portico/platform/queue';
import type { Job } from 'bullmq';
import { GenerationService } from './generation.service';

/** Renders one message for review. Directory may be away for a while: it is tried again, and in the end the draft says so. */
@Processor('generate-message', { concurrency: 2 })
export class GenerateMessageProcessor extends WorkerHost {
  private readonly logger = new Logger(GenerateMessageProcessor.name);

  constructor(private readonly generation: GenerationService) {
    super();
  }

  process({ data }: Job<GenerateMessage>): Promise<void> {
    return this.generation.run(data);
  }

  @OnWorkerEvent('failed')
  async failed(job: Job<GenerateMessage> | undefined, error: Error): Promise<void> {
    this.logger.error({ msg: 'a message could not be generated', messageId: job?.data.messageId, err: error });
    if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return;
    await this.generation.fail(job.data).catch((cause: unknown) => this.logger.error(cause));
  }
}
