// Internal: where each resident stands. invitations decides; directory keeps a copy for its lists, told through here.
import { deliveryStatuses, type DeliveryStatus } from './deliveries';
import { Email, Flag, Id, Ids, Moment, NestedList, OneOf, Whole } from './fields';
import { portalStatuses, type PortalStatus } from './residents';

/** Where one resident stands. A copy with a lower `version` than the stored one is ignored, so order does not matter. */
export class Standing {
  @Id('The resident.')
  residentId: string;

  @Whole('Rises with every change of this standing.', 0, Number.MAX_SAFE_INTEGER)
  version: number;

  @OneOf(portalStatuses, 'Portal status.')
  portalStatus: PortalStatus;

  @Id('The open invitation, or the accepted one; null where it was revoked.', 'nullable')
  invitationId: string | null;

  @Flag('Whether that invitation is open (expired or not).')
  invitationOpen: boolean;

  @Moment('When its last mail was sent.', 'nullable')
  invitedAt: string | null;

  @Moment('When its link dies.', 'nullable')
  linkExpiresAt: string | null;

  @OneOf(deliveryStatuses, 'What became of its last mail.', 'nullable')
  deliveryStatus: DeliveryStatus | null;
}

/** `PUT /standings`: up to 1,000 at a time. */
export class StandingsBody {
  @NestedList(Standing, 'Where they stand.', { max: 1000 })
  standings: Standing[];
}

/** A change in directory that matters to an invitation: a new address (null: none), or the resident is gone. */
export class ResidentChange {
  @Id('The resident.')
  residentId: string;

  @Email('The address from now on.', 'nullable')
  email: string | null;

  @Flag('Whether the resident was removed.')
  removed: boolean;
}

/** `POST /residents/changes` is told before directory commits, `POST /residents/changes/committed` after: at once, and from its outbox. */
export class ResidentChangesBody {
  @NestedList(ResidentChange, 'What changed.', { max: 1000 })
  changes: ResidentChange[];
}

/** `POST /invitations/wanted`: invites those who were never invited; asking again changes nothing. */
export class WantedInvitationsBody {
  @Ids('The residents.', { max: 1000 })
  residentIds: string[];
}
