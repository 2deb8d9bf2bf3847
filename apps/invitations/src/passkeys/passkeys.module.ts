import { Module } from '@nestjs/common';
import { Periodic } from '@portico/platform/periodic';
import { PortalModule } from '../portal/portal.module';
import { PasskeySessionsService } from './passkey-sessions.service';
import { PasskeysController } from './passkeys.controller';
import { PasskeysService } from './passkeys.service';

/** How residents sign in without a mail. */
@Module({
  imports: [PortalModule],
  controllers: [PasskeysController],
  providers: [PasskeysService, PasskeySessionsService, Periodic],
})
export class PasskeysModule {}
