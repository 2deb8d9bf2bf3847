// The dated feed of what happened in a community, drafts included.
import { ApiProperty } from '@nestjs/swagger';
import { Answer, AnswerOrNull } from './fields';
import { pageOf } from './lists';

export const activityTypes = [
  'message.drafted',
  'message.in_review',
  'message.scheduled',
  'message.started',
  'message.paused',
  'message.resumed',
  'message.cancelled',
  'message.finished',
  'invitation.sent',
  'invitation.accepted',
  'invitation.revoked',
  'invitation.renewed',
  'resident.deactivated',
  'resident.reactivated',
] as const;
export type ActivityType = (typeof activityTypes)[number];

/** One entry of the feed. A message has one entry that tells its latest state; a draft is found again here (B6). */
export class ActivityView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('When.', { format: 'date-time' }) at: string;
  @ApiProperty({ enum: activityTypes, description: 'What happened.' }) type: ActivityType;
  @AnswerOrNull('Who did it: a name; null for the system.') actor: string | null;
  @Answer('What it was about: the subject of a message, the name of a resident.') subject: string;
  @AnswerOrNull('The API path of what it was about.') link: string | null;
}

/** One page of the feed. */
export class ActivityPage extends pageOf(ActivityView, 'The entries of this page, newest first.') {}
