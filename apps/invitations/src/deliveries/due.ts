// Whether a mail may still go, on the last look before it does. The first reason that applies is the one that is told.
import type { DeliveryPurpose, DeliveryReason } from '@portico/contracts/deliveries';
import type { InvitationState } from '@portico/contracts/invitations';
import type { PortalStatus } from '@portico/contracts/residents';
import type { SuppressionReason } from '@portico/contracts/suppressions';
import { treatmentOf } from './purpose';

/** What is known of a mail and its recipient at the moment of the claim. */
export interface DueFacts {
  purpose: DeliveryPurpose;
  suppression: SuppressionReason | null;
  /** Null where nothing is known of the resident, or the mail goes to nobody in particular. */
  standing: PortalStatus | null;
  removed: boolean;
  addressChanged: boolean;
  /** Of the invitation whose link the mail carries; null as long as it has none. */
  invitation: InvitationState | null;
  superseded: boolean;
  /** A link was mailed to the person alone since this message started. */
  mailedSince: boolean;
  /** An earlier send, or a single invitation that is on its way, takes care of the person. */
  otherSend: boolean;
}

export interface NotDue {
  status: 'suppressed' | 'skipped';
  reason: DeliveryReason;
}

/** Null: it may go. Otherwise how it ends, and the word for why. */
export function notDue(facts: DueFacts): NotDue | null {
  const { purpose, suppression } = facts;
  if (suppression !== null && treatmentOf(purpose).suppressedBy.includes(suppression))
    return { status: 'suppressed', reason: suppression };
  const reason = reasonToSkip(facts);
  return reason === null ? null : { status: 'skipped', reason };
}

function reasonToSkip(facts: DueFacts): DeliveryReason | null {
  if (facts.removed) return 'removed';
  if (facts.purpose === 'invitation') return standsInTheWay(facts);
  return facts.purpose === 'notice' && facts.addressChanged ? 'email_changed' : null;
}

function standsInTheWay(facts: DueFacts): DeliveryReason | null {
  const { standing, invitation } = facts;
  if (standing === null) return 'removed';
  if (standing === 'active' || standing === 'inactive' || invitation === 'accepted') return 'registered';
  if (facts.addressChanged) return 'email_changed';
  if (invitation === 'revoked') return 'revoked';
  if (facts.superseded || facts.mailedSince) return 'superseded';
  return facts.otherSend ? 'duplicate_send' : null;
}
