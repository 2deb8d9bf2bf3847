import type { DeliverBatch } from '@portico/contracts/queues';
import { DelayedError, type Job } from 'bullmq';
import type { MailerConfig } from '../config';
import type { BatchSender } from './batch-sender';
import { SendBatchProcessor } from './send-batch.processor';

describe('a job of a batch', () => {
  it('comes again after whole milliseconds: the queue takes no parts of them', async () => {
    const sender = { send: () => Promise.resolve(12.34) } as unknown as BatchSender;
    const moments: number[] = [];
    const job = { data: { batchId: 'x' }, moveToDelayed: (at: number) => Promise.resolve(moments.push(at)) };
    const processor = new SendBatchProcessor(sender, {} as MailerConfig);
    await expect(processor.process(job as unknown as Job<DeliverBatch>)).rejects.toThrow(DelayedError);
    expect(moments.map(Number.isInteger)).toEqual([true]);
  });
});
