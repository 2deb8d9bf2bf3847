// Internal: what invitations asks of directory. Coarse calls only: a page of 1,000, never one call a person.
import { Type } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';
import { Cursor, Id, Ids, Whole } from './fields';
import type { ResidentKind } from './residents';
import { Selection } from './selections';

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
  instructionGuideUrl: string | null;
  invitationTtlDays: number;
}

/** `POST /recipients/page`: who is selected, in order of resident id, page by page. */
export class RecipientPageBody {
  @Id('The community.')
  communityId: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => Selection)
  selection: Selection;

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

/** `POST /selections/check`: how many are selected, and which ids are unknown in this community. */
export class SelectionCheckBody {
  @Id('The community.')
  communityId: string;

  @IsDefined()
  @ValidateNested()
  @Type(() => Selection)
  selection: Selection;
}

export interface SelectionCheck {
  count: number;
  unknownIds: string[];
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
  instructionGuideUrl: string | null;
}
