import { Module } from '@nestjs/common';
import { GateClient } from '@portico/clients/gate-client';
import { MailerConfig } from '../config';
import { ContentCache } from './content.cache';
import { MailComposer } from './mail.composer';

/** What mails are made of, and the making. */
@Module({
  providers: [
    {
      provide: MailComposer,
      useFactory: (gate: GateClient, config: MailerConfig) => new MailComposer(new ContentCache(gate), config),
      inject: [GateClient, MailerConfig],
    },
  ],
  exports: [MailComposer],
})
export class ContentsModule {}
