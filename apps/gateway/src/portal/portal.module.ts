import { Module } from '@nestjs/common';
import { NoncesService } from './nonces.service';
import { PortalController } from './portal.controller';
import { PortalService } from './portal.service';

/** The resident's side of the API. */
@Module({
  controllers: [PortalController],
  providers: [NoncesService, PortalService],
  exports: [NoncesService],
})
export class PortalModule {}
