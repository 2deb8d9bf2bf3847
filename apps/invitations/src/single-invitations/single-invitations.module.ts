import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { InvitationsModule } from '../invitations/invitations.module';
import { Invitees } from './invitees.service';
import { SingleInvitationsController } from './single-invitations.controller';
import { SingleInvitationsService } from './single-invitations.service';

/** Invitations that belong to no message: one person's, and of those who are added with the wish to invite them. */
@Module({
  imports: [DeliveriesModule, InvitationsModule],
  controllers: [SingleInvitationsController],
  providers: [Invitees, SingleInvitationsService],
  exports: [Invitees],
})
export class SingleInvitationsModule {}
