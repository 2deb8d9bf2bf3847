import { Inject, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { GateClient } from '@portico/clients/gate-client';
import { MailerConfig } from '../config';
import { SmtpRelays } from './smtp.relays';

@Module({
  providers: [
    {
      provide: SmtpRelays,
      useFactory: (gate: GateClient, config: MailerConfig) => new SmtpRelays(gate, config),
      inject: [GateClient, MailerConfig],
    },
  ],
  exports: [SmtpRelays],
})
export class RelayModule implements OnApplicationShutdown {
  constructor(@Inject(SmtpRelays) private readonly relays: SmtpRelays) {}

  onApplicationShutdown(): void {
    this.relays.close();
  }
}
