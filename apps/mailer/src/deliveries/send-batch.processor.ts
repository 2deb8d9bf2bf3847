import { Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import type { DeliverBatch } from '@portico/contracts/queues';
import { crashPoint } from '@portico/platform/crash-point';
import { Processor, WorkerHost } from '@portico/platform/queue';
import { DelayedError, type Job } from 'bullmq';
import { MailerConfig } from '../config';
import { BatchSender } from './batch-sender';

/** The job is a carrier: whom to mail now, and how fast, the gate decides. Thrown errors reach BullMQ, which carries it again. */
@Processor('deliver')
export class SendBatchProcessor extends WorkerHost implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(SendBatchProcessor.name);

  constructor(
    private readonly sender: BatchSender,
    private readonly config: MailerConfig,
  ) {
    super();
  }

  onApplicationBootstrap(): void {
    this.worker.concurrency = this.config.mailerConcurrency;
    this.worker.on('failed', (job, error) =>
      this.logger.warn({ msg: `a batch is tried again`, job: job?.id, err: error }),
    );
  }

  /** The first word of a closing process: what runs ends soon. */
  onModuleDestroy(): void {
    this.sender.stop();
  }

  async process(job: Job<DeliverBatch>, token?: string): Promise<void> {
    const againInMs = await this.sender.send(job.data);
    crashPoint('after-status');
    if (againInMs === null) return;
    await job.moveToDelayed(Date.now() + Math.ceil(againInMs), token); // the queue keeps whole milliseconds
    throw new DelayedError();
  }
}
