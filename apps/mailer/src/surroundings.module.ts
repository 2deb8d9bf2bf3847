import { Global, Module } from '@nestjs/common';
import { GateClient } from '@portico/clients/gate-client';
import { loadConfig } from '@portico/platform/config';
import { ServiceClient } from '@portico/platform/service-client';
import { MailerConfig } from './config';

/** What every feature may ask for: the settings, and the gate. */
@Global()
@Module({
  providers: [
    { provide: MailerConfig, useFactory: () => loadConfig(MailerConfig) },
    {
      provide: GateClient,
      useFactory: ({ invitationsUrl, internalSecret }: MailerConfig) =>
        new GateClient(new ServiceClient({ baseUrl: invitationsUrl, caller: 'mailer', secret: internalSecret })),
      inject: [MailerConfig],
    },
  ],
  exports: [MailerConfig, GateClient],
})
export class SurroundingsModule {}
