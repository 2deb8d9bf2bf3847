// Communities as they are on the wire.
import { Matches, ValidateIf } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Answer, AnswerOrNull, Email, Flag, Line, WebAddress, Whole } from './fields';
import { ListQuery } from './lists';
import { IsTimezone } from './timezone';

/** What may be said of a community when it is made; all but the name may be left out. */
export class CommunityBody {
  @Line('The name residents know.', { example: 'Maple Court' })
  name: string;

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

/** An association, condominium or rental property. */
export class CommunityView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('The name residents know.') name: string;
  @AnswerOrNull("The sender's name in mails, where it is not the community's.") senderName: string | null;
  @AnswerOrNull('Where answers to mails go.') replyTo: string | null;
  @Answer('IANA time zone.') timezone: string;
  @Answer('Colour of the brand, `#rrggbb`.') brandColor: string;
  @AnswerOrNull("Where the portal's instruction guide is.") instructionGuideUrl: string | null;
  @Answer('Days that an invitation link lives, 1 to 30.') invitationTtlDays: number;
  @Answer('Whether two properties may not share an email (B9).') oneEmailPerProperty: boolean;
  @Answer('Counts as of now.') counts: CommunityCounts;
  @Answer('When it was made.', { format: 'date-time' }) createdAt: string;
}

/** A page of communities, by name. */
export class CommunityListQuery extends ListQuery {
  @Line('Part of the name.', { presence: 'optional' })
  search?: string;
}

export class CommunityPage {
  @Answer('The communities of this page.', { type: [CommunityView] }) items: CommunityView[];
  @AnswerOrNull('Cursor of the next page.') nextCursor: string | null;
  @Answer('How many there are in all.') total: number;
}
