import { Inject, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { GateClient } from '@portico/clients/gate-client';
import { Problem } from '@portico/contracts/problems';
import { QueueModule } from '@portico/platform/queue';
import { MailComposer } from '../contents/mail.composer';
import { ContentsModule } from '../contents/contents.module';
import { RelayModule } from '../relay/relay.module';
import { SmtpRelays } from '../relay/smtp.relays';
import { BatchSender } from './batch-sender';
import { Intents } from './intents';
import { Reporter } from './reporter';
import { SendBatchProcessor } from './send-batch.processor';
import { ServerClock } from './server-clock';
import { Stride } from './stride';

/** Jobs in, mails out, outcomes back. */
@Module({
  imports: [QueueModule.consumes(['deliver']), RelayModule, ContentsModule],
  providers: [
    SendBatchProcessor,
    { provide: Reporter, useFactory: (gate: GateClient) => new Reporter(gate, mayPass), inject: [GateClient] },
    {
      provide: BatchSender,
      useFactory: (gate: GateClient, relays: SmtpRelays, mails: MailComposer, reporter: Reporter) =>
        new BatchSender(gate, relays, mails, reporter, new Intents(gate), new ServerClock(), new Stride()),
      inject: [GateClient, SmtpRelays, MailComposer, Reporter],
    },
  ],
})
export class DeliveriesModule implements OnApplicationShutdown {
  constructor(@Inject(Reporter) private readonly reporter: Reporter) {}

  onApplicationShutdown(): void {
    this.reporter.close();
  }
}

/** invitations is not there, or not for now. What it refuses it would refuse again. */
function mayPass(error: unknown): boolean {
  return !(error instanceof Problem) || error.status >= 500 || error.status === 429;
}
