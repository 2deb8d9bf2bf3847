import { Module } from '@nestjs/common';
import { InvitationsController } from './invitations.controller';
import { InvitationsService } from './invitations.service';
import { ResidentChangesService } from './resident-changes.service';
import { StandingsSync } from './standings.sync';

/** Where residents stand, their invitations and the links of these. */
@Module({
  controllers: [InvitationsController],
  providers: [InvitationsService, ResidentChangesService, StandingsSync],
  exports: [ResidentChangesService, StandingsSync],
})
export class InvitationsModule {}
