// What comes back: bounces and complaints.
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Answer, AnswerOrNull } from './fields';

export const feedbackKinds = ['hard', 'soft', 'complaint', 'not_a_bounce'] as const;
export type FeedbackKind = (typeof feedbackKinds)[number];

export const bounceReasons = [
  'invalid_recipient',
  'mailbox_full',
  'mailbox_inactive',
  'blocked_reputation',
  'content',
  'transient_system',
  'complaint',
  'auto_reply',
  'other',
] as const;
export type BounceReason = (typeof bounceReasons)[number];

/** Why a mail was refused, at once or later. */
export type RefusalReason = Exclude<BounceReason, 'complaint' | 'auto_reply'>;

/** What one report says of one recipient. */
export class FeedbackResult {
  @Answer('Whether a mail of ours was found.') matched: boolean;
  @AnswerOrNull('That mail.', { type: String, format: 'uuid' }) deliveryId: string | null;
  @AnswerOrNull('Whom it was for, as the report says.') recipient: string | null;
  @AnswerOrNull('The enhanced status code, such as `5.1.1` (RFC 3463).') status: string | null;
  @ApiProperty({ enum: feedbackKinds, description: 'A delay is `soft`, and changes no state.' }) kind: FeedbackKind;
  @ApiProperty({ enum: bounceReasons, nullable: true, description: 'Why.' }) reason: BounceReason | null;
}

/** `POST /feedback/bounces`: the first that failed, and all in `results` where there are several. */
export class FeedbackAnswer extends FeedbackResult {
  @ApiPropertyOptional({ type: [FeedbackResult], description: 'Each recipient of a report about several.' })
  results?: FeedbackResult[];
}
