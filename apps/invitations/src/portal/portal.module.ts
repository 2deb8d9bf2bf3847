import { Module } from '@nestjs/common';
import { Periodic } from '@portico/platform/periodic';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { InvitationsModule } from '../invitations/invitations.module';
import { SingleInvitationsModule } from '../single-invitations/single-invitations.module';
import { ActivationsService } from './activations.service';
import { Homes } from './homes.service';
import { LinkNotices } from './link-notices.service';
import { LinkPagesService } from './link-pages.service';
import { PortalController } from './portal.controller';
import { ProfilesService } from './profiles.service';
import { RenewalsService } from './renewals.service';
import { SessionsService } from './sessions.service';
import { SignInMails } from './sign-in-mails.service';
import { SignInService } from './sign-in.service';
import { SubscriptionsController } from './subscriptions.controller';
import { SubscriptionsService } from './subscriptions.service';

/** What residents do: open a link, accept, ask for another, sign in and out, stop what they are mailed. */
@Module({
  imports: [DeliveriesModule, InvitationsModule, SingleInvitationsModule],
  controllers: [PortalController, SubscriptionsController],
  providers: [
    ActivationsService,
    Homes,
    LinkNotices,
    LinkPagesService,
    Periodic,
    ProfilesService,
    RenewalsService,
    SessionsService,
    SignInMails,
    SignInService,
    SubscriptionsService,
  ],
  exports: [Homes, ProfilesService, SignInMails],
})
export class PortalModule {}
