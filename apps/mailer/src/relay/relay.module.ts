import { Inject, Module } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { MailerConfig } from '../config';
import { SmtpRelay } from './smtp.relay';

@Module({
  providers: [
    { provide: SmtpRelay, useFactory: (config: MailerConfig) => new SmtpRelay(config), inject: [MailerConfig] },
  ],
  exports: [SmtpRelay],
})
export class RelayModule implements OnApplicationShutdown {
  constructor(@Inject(SmtpRelay) private readonly relay: SmtpRelay) {}

  onApplicationShutdown(): void {
    this.relay.close();
  }
}
