import { Module } from '@nestjs/common';
import { AccountsService } from './accounts.service';
import { BrowsersService } from './browsers.service';
import { NoncesService } from './nonces.service';
import { PasskeysController } from './passkeys.controller';
import { PortalController } from './portal.controller';
import { PortalService } from './portal.service';
import { ProfilesController } from './profiles.controller';

/** The resident's side of the API: accounts, how they sign in, and what they see of themselves. */
@Module({
  controllers: [PortalController, PasskeysController, ProfilesController],
  providers: [AccountsService, BrowsersService, NoncesService, PortalService],
  exports: [BrowsersService, NoncesService, PortalService],
})
export class PortalModule {}
