import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { InvitationsModule } from '../invitations/invitations.module';
import { Invitees } from './invitees.service';
import { OnboardingController } from './onboarding.controller';
import { OnboardingService } from './onboarding.service';

/** Invitations that belong to no message: one person's, and of those who are added with the wish to invite them. */
@Module({
  imports: [DeliveriesModule, InvitationsModule],
  controllers: [OnboardingController],
  providers: [Invitees, OnboardingService],
  exports: [Invitees],
})
export class OnboardingModule {}
