// Internal: what invitations asks of directory. Coarse calls only: a page of 1,000, never one call a person.
import { Cursor, Id, Ids, Line, Whole } from './fields';
import type { UncertainPolicy } from './communities';
import type { ResidentKind } from './residents';
import { Selects, type Selection } from './selections';

/** What a mail needs to know of a resident, as directory has it now. */
export interface RecipientCard {
  residentId: string;
  organizationId: string;
  communityId: string;
  propertyId: string;
  propertyName: string;
  kind: ResidentKind;
  firstName: string;
  lastName: string;
  /** As written, trimmed; null where there is none. An import keeps no invalid one, so every address here can be mailed. */
  email: string | null;
  locale: string | null;
}

/** What a mail needs to know of a community. `replyTo` falls back to the organization's. */
export interface CommunityCard {
  id: string;
  organizationId: string;
  name: string;
  senderName: string;
  replyTo: string | null;
  timezone: string;
  brandColor: string;
  /** A path of the address that people know. */
  logoUrl: string | null;
  instructionGuideUrl: string | null;
  invitationTtlDays: number;
  /** How long a Send waits before its first mail. */
  undoSeconds: number;
  /** What becomes of mails of a Send that a crash leaves uncertain. */
  onUncertain: UncertainPolicy;
  /** The words of its invitations; null: the product's. */
  invitationSubject: string | null;
  invitationBody: string | null;
}

/** `POST /selections/check`: how many are selected, and what in the selection is unknown in this community. */
export class SelectionCheckBody {
  @Id('The community.')
  communityId: string;

  @Selects()
  selection: Selection;

  @Line('Of the selected only those found by this, as in the residents list.', { presence: 'optional' })
  search?: string;
}

export interface SelectionCheck {
  count: number;
  /** Residents that are named in `ids` or `exclude`. */
  unknownIds: string[];
  /** Properties that are named in the filter. */
  unknownPropertyIds: string[];
}

/** `POST /recipients/page`: who is selected, in order of resident id, page by page. */
export class RecipientPageBody extends SelectionCheckBody {
  @Cursor()
  cursor?: string;

  @Whole('How many at the most.', 1, 5000)
  limit: number;
}

export interface RecipientCardPage {
  items: RecipientCard[];
  nextCursor: string | null;
}

/** `POST /recipients/by-ids`: those of the ids that exist in the organization, in any order. */
export class RecipientIdsBody {
  @Ids('The residents.', { max: 5000 })
  ids: string[];
}

/** What a resident's home looks like in the portal. */
export interface ProfileCard {
  residentId: string;
  communityId: string;
  communityName: string;
  propertyName: string;
  kind: ResidentKind;
  firstName: string;
  lastName: string;
  locale: string | null;
  timezone: string;
  brandColor: string;
  logoUrl: string | null;
  instructionGuideUrl: string | null;
}
