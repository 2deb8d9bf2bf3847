// Residents as they are on the wire, and the words for where they stand.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { deliveryStatuses, type DeliveryStatus } from './deliveries';
import {
  Answer,
  AnswerOrNull,
  Cursor,
  Email,
  Flag,
  Id,
  Language,
  Limit,
  Line,
  Moment,
  NestedList,
  OneOf,
  QueryFlag,
  QueryIds,
  QueryWords,
} from './fields';
import { pageOf } from './lists';
import { InvitationView } from './invitations';

export const residentKinds = ['owner', 'tenant'] as const;
export type ResidentKind = (typeof residentKinds)[number];

export const portalStatuses = ['pending', 'invited', 'active', 'inactive'] as const;
export type PortalStatus = (typeof portalStatuses)[number];

export const residentActions = ['invite', 'resend', 'revoke', 'deactivate', 'reactivate'] as const;
export type ResidentAction = (typeof residentActions)[number];

const sortKeys = ['name', 'property', 'status', 'invitedAt', 'createdAt'] as const;
export type ResidentSortKey = (typeof sortKeys)[number];
export const residentSorts = [...sortKeys, ...sortKeys.map((key) => `-${key}` as const)];
export type ResidentSort = (typeof residentSorts)[number];

/** A new resident of a property (A1). The invitation goes out unless it is switched off (A2). */
export class ResidentBody {
  @Id('The property.')
  propertyId: string;

  @OneOf(residentKinds, 'Owner or tenant.')
  kind: ResidentKind;

  @Line('First name.')
  firstName: string;

  @Line('Last name, or the name of the company.')
  lastName: string;

  @Email('The primary email.', 'nullable')
  email?: string | null;

  @Line('Phone.', { presence: 'nullable', max: 50 })
  phone?: string | null;

  @Language('Language, a BCP 47 tag such as `es`.', 'nullable')
  locale?: string | null;
}

/** `POST /communities/{id}/residents`. */
export class NewResidentBody extends ResidentBody {
  @ApiPropertyOptional({ default: true })
  @Flag('Whether the portal invitation is sent at once (A2).', 'optional')
  sendInvitation: boolean = true;
}

/** A change of a resident: whatever is left out stays. A changed email revokes the open invitation. */
export class ResidentPatch {
  @Id('Another property of the same community.', 'optional')
  propertyId?: string;

  @OneOf(residentKinds, 'Owner or tenant.', 'optional')
  kind?: ResidentKind;

  @Line('First name.', { presence: 'optional' })
  firstName?: string;

  @Line('Last name, or the name of the company.', { presence: 'optional' })
  lastName?: string;

  @Email('The primary email; null clears it.', 'nullable')
  email?: string | null;

  @Line('Phone; null clears it.', { presence: 'nullable', max: 50 })
  phone?: string | null;

  @Language('Language, a BCP 47 tag; null clears it.', 'nullable')
  locale?: string | null;
}

/** A person tied to one property. */
export class ResidentView {
  @Answer('Their id.', { format: 'uuid' }) id: string;
  @Answer('The community.', { format: 'uuid' }) communityId: string;
  @Answer('The property.', { format: 'uuid' }) propertyId: string;
  @Answer("The property's name.") propertyName: string;
  @ApiProperty({ enum: residentKinds, description: 'Owner or tenant.' }) kind: ResidentKind;
  @Answer('First name; empty for a company or a trust.') firstName: string;
  @Answer('Last name, or the name of the company.') lastName: string;
  @AnswerOrNull('The primary email.') email: string | null;
  @AnswerOrNull('Phone.') phone: string | null;
  @AnswerOrNull('Language, a BCP 47 tag.') locale: string | null;
  @ApiProperty({ enum: portalStatuses, description: 'Where they stand.' }) portalStatus: PortalStatus;
  @ApiProperty({ enum: residentActions, isArray: true, description: 'What may be done now (A6).' })
  allowedActions: ResidentAction[];
  @ApiProperty({ type: InvitationView, nullable: true, description: 'The open invitation, or the accepted one.' })
  invitation: InvitationView | null;
  @Answer('When they were added.', { format: 'date-time' }) createdAt: string;
}

/** The filters of the residents list; the same names stand in a selection's filter. */
export class ResidentFilter {
  @QueryWords(portalStatuses, 'Portal status, a comma list.')
  status?: PortalStatus[];

  @QueryFlag('Registered (active, inactive) or unregistered (pending, invited).')
  registered?: boolean;

  @QueryFlag('Whether they have an email.')
  hasEmail?: boolean;

  @QueryWords(residentKinds, 'Owner, tenant, a comma list.')
  kind?: ResidentKind[];

  @QueryIds('Properties, a comma list.')
  propertyId?: string[];

  @Line('Part of the name, the email or the property.', { presence: 'optional' })
  search?: string;

  @QueryFlag('Whether the link of the open invitation has expired.')
  linkExpired?: boolean;

  @Moment('Last invited before this time.', 'optional')
  invitedBefore?: string;

  @QueryWords(deliveryStatuses, 'Status of the last invitation mail, a comma list.')
  deliveryStatus?: DeliveryStatus[];
}

/** Which page of residents. */
export class ResidentListQuery extends ResidentFilter {
  @OneOf(residentSorts, 'Order; `-` before it for descending. By property where left out.', 'optional')
  sort?: ResidentSort;

  @Limit()
  limit: number = 50;

  @Cursor()
  cursor?: string;
}

/** One page of residents. */
export class ResidentPage extends pageOf(ResidentView, 'The residents of this page.') {
  @ApiPropertyOptional({ description: 'True where `total` is only a lower bound.' }) totalIsLowerBound?: boolean;
}

/** `POST /communities/{id}/residents` answers the resident and what became of the invitation (A3, A4). */
export class ResidentCreated {
  @Answer('The new resident.', { type: () => ResidentView }) resident: ResidentView;
  @ApiProperty({ type: InvitationView, nullable: true, description: 'The invitation, where one was sent.' })
  invitation: InvitationView | null;
  @ApiPropertyOptional({ description: 'Why no invitation was sent although it was asked for (A4).' }) notice?: string;
}

/** One line of the mass edit: `email: null` clears. */
export class ResidentEmailUpdate {
  @Id('The resident.')
  id: string;

  @Line('The new primary email, checked one by one; null clears it.', { presence: 'nullable', max: 1000, min: 0 })
  email: string | null;
}

/** `PATCH /communities/{id}/residents`: sets the emails of up to 1,000 residents (B8). */
export class MassEditBody {
  @NestedList(ResidentEmailUpdate, 'The new emails.', { min: 1, max: 1000 })
  updates: ResidentEmailUpdate[];
}

/** Why one row of a bulk change did not succeed. */
export class RowError {
  @Answer('A stable word such as `email.invalid` or `resident.email_taken`.') code: string;
  @Answer('A plain sentence.') message: string;
}

/** What became of one line of the mass edit. */
export class MassEditResult {
  @Answer('The resident.', { format: 'uuid' }) id: string;
  @Answer('Whether it is done.') ok: boolean;
  @ApiPropertyOptional({ type: RowError, description: 'Why not.' }) error?: RowError;
}

/** The outcome of every row, in the order asked. */
export class MassEditAnswer {
  @Answer('One for each update, in the order asked.', { type: [MassEditResult] }) results: MassEditResult[];
}
