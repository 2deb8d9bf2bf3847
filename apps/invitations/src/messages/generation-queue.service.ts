import { Injectable } from '@nestjs/common';
import type { GenerateMessage } from '@portico/contracts/queues';
import { InjectQueue } from '@portico/platform/queue';
import { Queue } from 'bullmq';
import type { Handlers } from '../topics';

/** About a minute of attempts before the message goes back to draft. */
const ATTEMPTS = { attempts: 6, backoff: { type: 'exponential', delay: 1_000 } } as const;

/** Behind the outbox: from the wish to generate to a job. The same wish again is the same job. */
@Injectable()
export class GenerationQueue {
  constructor(@InjectQueue('generate-message') private readonly queue: Queue<GenerateMessage>) {}

  readonly handlers: Handlers = {
    'message.generate': async (payloads) => {
      await this.queue.addBulk(
        payloads.map((data) => ({
          name: 'generate-message',
          data,
          opts: { ...ATTEMPTS, jobId: `generate-${data.messageId}-${data.revision}` },
        })),
      );
    },
  };
}
