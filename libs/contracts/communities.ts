// Communities as they are on the wire.
import { Matches, ValidateIf } from 'class-validator';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Answer, AnswerOrNull, Email, Flag, Ids, Line, Lines, OneOf, WebAddress, Whole } from './fields';
import { ListQuery, pageOf } from './lists';
import { IsTimezone } from './timezone';

export const communityKinds = ['hoa', 'condominium', 'rental'] as const;
/** What a community is: a homeowner association, a condominium, a rental property. */
export type CommunityKind = (typeof communityKinds)[number];

export const uncertainPolicies = ['resend', 'hold'] as const;
/** What becomes of a mail that a crash left uncertain: it is sent again, or held until somebody decides. */
export type UncertainPolicy = (typeof uncertainPolicies)[number];

/** What may be said of a community when it is made; all but the name may be left out. */
export class CommunityBody {
  @Line('The name residents know.', { example: 'Maple Court' })
  name: string;

  @OneOf(communityKinds, 'What it is; `hoa` where left out.', 'optional')
  kind?: CommunityKind;

  @Line("The sender's name in mails; the community's name where left out.", { presence: 'nullable' })
  senderName?: string | null;

  @Email("Where answers to mails go; the organization's reply-to where left out.", 'nullable')
  replyTo?: string | null;

  @IsTimezone('IANA time zone in which dates are shown.')
  timezone?: string;

  @ApiPropertyOptional({ description: 'Colour of the brand, `#rrggbb`.', example: '#1f6feb' })
  @ValidateIf((_, value) => value !== undefined)
  @Matches(/^#[0-9a-f]{6}$/i, { message: 'brandColor must be #rrggbb' })
  brandColor?: string;

  @WebAddress("Where the portal's instruction guide is.", 'nullable')
  instructionGuideUrl?: string | null;

  @Whole('Days that an invitation link lives.', 1, 30, 'optional')
  invitationTtlDays?: number;

  @Flag('Whether two properties may not share an email (B9).', 'optional')
  oneEmailPerProperty?: boolean;

  @Flag(
    'Whether mail of it leaves; what is to be sent while it does not waits. Sign-in mails always leave.',
    'optional',
  )
  mailEnabled?: boolean;

  @Whole('Seconds that a Send waits before its first mail; until then it can be undone.', 0, 600, 'optional')
  undoSeconds?: number;

  @OneOf(
    uncertainPolicies,
    'What becomes of a mail that a crash left uncertain: `resend` sends it again, `hold` leaves it to staff.',
    'optional',
  )
  onUncertain?: UncertainPolicy;

  @Line("The subject of its invitations, with merge fields; the product's words where left out.", {
    presence: 'nullable',
  })
  invitationSubject?: string | null;

  @Lines("The body of its invitations: Markdown with merge fields; the product's words where left out.", {
    presence: 'nullable',
    max: 50_000,
  })
  invitationBody?: string | null;
}

/** A change of a community: whatever is left out stays. */
export class CommunityPatch extends CommunityBody {
  @Line('The name residents know.', { presence: 'optional' })
  declare name: string;
}

/** How many there are in a community. `withoutEmail` counts residents of any status. */
export class CommunityCounts {
  @Answer('Properties.') properties: number;
  @Answer('Residents of any kind and status.') residents: number;
  @Answer('Not invited yet.') pending: number;
  @Answer('Invited, not accepted yet.') invited: number;
  @Answer('Accepted: they use the portal.') active: number;
  @Answer('Access switched off.') inactive: number;
  @Answer('Residents without an email.') withoutEmail: number;
}

/** A community as directory has it. */
export class CommunityRecord {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('The name residents know.') name: string;
  @ApiProperty({ enum: communityKinds, description: 'What it is.' }) kind: CommunityKind;
  @AnswerOrNull("The sender's name in mails, where it is not the community's.") senderName: string | null;
  @AnswerOrNull('Where answers to mails go.') replyTo: string | null;
  @Answer('IANA time zone.') timezone: string;
  @Answer('Colour of the brand, `#rrggbb`.') brandColor: string;
  @AnswerOrNull("Where the portal's instruction guide is.") instructionGuideUrl: string | null;
  @Answer('Days that an invitation link lives, 1 to 30.') invitationTtlDays: number;
  @Answer('Whether two properties may not share an email (B9).') oneEmailPerProperty: boolean;
  @AnswerOrNull('Where its logo is, for anyone: a path of this address.') logoUrl: string | null;
  @Answer('Whether mail of it leaves.') mailEnabled: boolean;
  @Answer('Seconds that a Send waits before its first mail, 0 to 600.') undoSeconds: number;
  @ApiProperty({ enum: uncertainPolicies, description: 'What becomes of a mail that a crash left uncertain.' })
  onUncertain: UncertainPolicy;
  @AnswerOrNull("The subject of its invitations; null: the product's words.") invitationSubject: string | null;
  @AnswerOrNull("The body of its invitations; null: the product's words.") invitationBody: string | null;
  @Answer('Counts as of now.') counts: CommunityCounts;
  @Answer('When it was made.', { format: 'date-time' }) createdAt: string;
}

/** An association, condominium or rental property. */
export class CommunityView extends CommunityRecord {
  @AnswerOrNull('When the latest message of it began to be sent.', { type: String, format: 'date-time' })
  lastSentAt: string | null;
}

/** The form that brings a logo. */
export class LogoForm {
  @ApiProperty({ type: String, format: 'binary', description: 'png, jpg or webp, 1 MB at the most.' })
  file: unknown;
}

/** How far a community had come at the end of a day, by its own calendar. */
export class ProgressDay {
  @Answer('The day.', { format: 'date' }) date: string;
  @Answer('Residents who had been invited by then.') invited: number;
  @Answer('Of them those who had accepted.') registered: number;
}

/** `GET /communities/{id}/progress`. */
export class CommunityProgress {
  @Answer('Day by day from the first invitation until today, 400 points at the most.', { type: [ProgressDay] })
  days: ProgressDay[];
  @Answer('Residents that the community has now.') residents: number;
}

/** Internal: by whose calendar the days are counted. */
export class ProgressQuery {
  @Line('IANA time zone.', { max: 64 })
  timezone: string;
}

/** Internal: the communities of a page. */
export class CommunityIdsBody {
  @Ids('The communities.', { max: 200 })
  ids: string[];
}

/** Internal: what comes beside the bytes of a logo. */
export class LogoQuery {
  @Line('The name of the file, as it was given.', { max: 500 })
  filename: string;
}

/** What anyone may see of a community: how its pages look. */
export interface CommunityFace {
  name: string;
  brandColor: string;
  logoUrl: string | null;
}

/** Which page of communities, by name. */
export class CommunityListQuery extends ListQuery {
  @Line('Part of the name.', { presence: 'optional' })
  search?: string;
}

/** `POST /communities/page`, internal: only these, which are those assigned to the caller; all where left out or null. */
export class CommunityPageBody extends CommunityListQuery {
  @Ids('Only these communities.', { presence: 'nullable' })
  ids?: string[] | null;
}

/** One page of communities. */
export class CommunityPage extends pageOf(CommunityView, 'The communities of this page.') {}
