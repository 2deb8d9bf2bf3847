// Messages as they are on the wire: what staff compose and send to many.
import { ApiProperty } from '@nestjs/swagger';
import {
  deliveryStatuses,
  DeliverySummary,
  recipientProblems,
  type DeliveryStatus,
  type RecipientProblem,
} from './deliveries';
import {
  Answer,
  AnswerOrNull,
  Cursor,
  Email,
  Emails,
  Flag,
  Id,
  Limit,
  Line,
  Lines,
  Moment,
  OneOf,
  QueryWords,
} from './fields';
import { ListQuery, pageOf } from './lists';
import { Selection, Selects } from './selections';

export const messageStatuses = [
  'draft',
  'generating',
  'in_review',
  'scheduled',
  'sending',
  'paused',
  'sent',
  'cancelled',
] as const;
export type MessageStatus = (typeof messageStatuses)[number];

export const messagePurposes = ['invitation', 'notice'] as const;
export type MessagePurpose = (typeof messagePurposes)[number];

export const waitingReasons = ['mail_disabled', 'relay_paused'] as const;
/** Why a message that sends has to wait. */
export type WaitingReason = (typeof waitingReasons)[number];

export const pauseReasons = ['hard_bounces', 'complaints'] as const;
/** Why a message paused itself: more than 5 % of its mails were refused for good, or more than 0.1 % were complained about. */
export type PauseReason = (typeof pauseReasons)[number];

export const attentionReasons = [
  'paused_by_itself',
  'relay_paused',
  'bounced',
  'failed',
  'uncertain',
  'complained',
] as const;
export type AttentionReason = (typeof attentionReasons)[number];

export const attentionActions = [
  'resume',
  'mend_relay',
  'correct_addresses',
  'retry_failed',
  'retry_uncertain',
] as const;
export type AttentionAction = (typeof attentionActions)[number];

/** What staff write. */
class WrittenText {
  @Line('The subject, with merge fields.', { presence: 'optional', max: 200 })
  subject?: string;

  @Lines('The text: Markdown with merge fields.', { presence: 'optional', max: 50_000 })
  body?: string;
}

/** What may be left out of a new message, which is then prefilled, and of an edit, which then leaves it as it is. */
class MessageText extends WrittenText {
  @Email("Where answers go. Of a new message by default the community's reply-to, else the organization's.", 'nullable')
  replyTo?: string | null;

  @Emails('Addresses that get a recap when the send ends (B11).', { presence: 'optional' })
  summaryTo?: string[];
}

/** `POST /communities/{id}/messages`: a draft, prefilled where left out (B5). */
export class MessageBody extends MessageText {
  @OneOf(messagePurposes, 'An invitation to the portal, or a notice.')
  purpose: MessagePurpose;

  @Selects()
  selection: Selection;
}

/** An edit of a draft: whatever is left out stays. An edit in review that changes something goes back to draft. */
export class MessagePatch extends MessageText {
  @Selects('optional')
  selection?: Selection;
}

/**
 * How many recipients are in each state. From review on `recipients` = `excluded` + the states; before it is how many the selection
 * finds now, and 0 in lists and events, which do not look that up. `activated` counts those who accepted since.
 */
export class MessageCounts {
  @Answer('All selected, less those removed by hand. Of a draft those selected now, but 0 in lists and events.')
  recipients: number;
  @Answer('Left out at review, each with its problem.') excluded: number;
  @Answer('Not handed to the relay yet.') queued: number;
  @Answer('Being handed to the relay now.') sending: number;
  @Answer('Taken by the relay.') sent: number;
  @Answer('Known to have arrived.') delivered: number;
  @Answer('Put off by the relay; tried again.') deferred: number;
  @Answer('Given up.') failed: number;
  @Answer('Refused for good.') bounced: number;
  @Answer('Complained about.') complained: number;
  @Answer('Never tried: the address is suppressed.') suppressed: number;
  @Answer('Not sent: the message was cancelled.') cancelled: number;
  @Answer('Not sent: no longer due.') skipped: number;
  @Answer('Accepted the invitation since.') activated: number;
}

/** The form of `POST /messages/{id}/attachments`. */
export class AttachmentForm {
  @ApiProperty({
    type: String,
    format: 'binary',
    description: 'pdf, png, jpg, gif, webp, txt, csv, ics, docx, xlsx, pptx, odt, ods or odp.',
  })
  file: unknown;
}

/** A file that goes with every mail of a message. */
export class AttachmentView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('Its name, cleaned.') filename: string;
  @Answer('Its media type.') contentType: string;
  @Answer('Its size in bytes.') size: number;
}

/** One thing that staff should look at, and the next step. */
export class AttentionView {
  @ApiProperty({
    enum: attentionReasons,
    description:
      'What: it paused itself; every relay is paused or broken; mails bounced, failed, were left uncertain by a crash, or were complained about.',
  })
  reason: AttentionReason;
  @Answer('How many mails it is about; those that wait, where the message does.') count: number;
  @ApiProperty({
    enum: attentionActions,
    nullable: true,
    description:
      'The next step: `resume`; `mend_relay`, which is up to the operator; `correct_addresses` of residents, then `retry-failed`; `retry_failed`; `retry_uncertain`, which is `retry-failed {includeUncertain: true}`. Null where there is none, or none before the send has ended.',
  })
  action: AttentionAction | null;
}

/** What staff compose and send to many. */
export class MessageView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('Its community.', { format: 'uuid' }) communityId: string;
  @ApiProperty({ enum: messagePurposes }) purpose: MessagePurpose;
  @ApiProperty({ enum: messageStatuses }) status: MessageStatus;
  @Answer('The subject, with merge fields.') subject: string;
  @Answer('The text: Markdown with merge fields.') body: string;
  @AnswerOrNull('Where answers go.') replyTo: string | null;
  @Answer('Addresses that get a recap.', { type: [String] }) summaryTo: string[];
  @Answer('Files that go with every mail.', { type: [AttachmentView] }) attachments: AttachmentView[];
  @Answer('Who gets it.', { type: Selection }) selection: Selection;
  @AnswerOrNull('The time it is or was scheduled for; an edit, or a send before that time, takes it back.', {
    type: String,
    format: 'date-time',
  })
  scheduledAt: string | null;
  @Answer('Recipients by state.', { type: MessageCounts }) counts: MessageCounts;
  @Answer('Whether something failed, bounced or complained.') needsAttention: boolean;
  @Answer('What to look at, and the next step; the most pressing first.', { type: [AttentionView] })
  attention: AttentionView[];
  @ApiProperty({
    enum: pauseReasons,
    nullable: true,
    description:
      'Why it paused itself: more than 5 % of its mails were refused for good, or more than 0.1 % were complained about. Null where it did not.',
  })
  pausedBecause: PauseReason | null;
  @ApiProperty({
    enum: waitingReasons,
    nullable: true,
    description:
      'Why nothing of it leaves though it sends: mail is switched off for its community or its organization, or every relay is paused or broken.',
  })
  waitingFor: WaitingReason | null;
  @AnswerOrNull('Why the last Generate failed: a plain sentence.') generationError: string | null;
  @Answer('When it was made.', { format: 'date-time' }) createdAt: string;
  @AnswerOrNull('When the send began.', { type: String, format: 'date-time' }) startedAt: string | null;
  @AnswerOrNull('When the last recipient was final.', { type: String, format: 'date-time' }) finishedAt: string | null;
}

/** Which page of messages, newest first. */
export class MessageListQuery extends ListQuery {
  @QueryWords(messageStatuses, 'Status, a comma list.')
  status?: MessageStatus[];
}

/** One page of messages. */
export class MessagePage extends pageOf(MessageView, 'The messages of this page, newest first.') {}

/** Filters of a message's recipients. Those of a draft have neither a problem nor a delivery yet. */
export class RecipientListQuery {
  @QueryWords(
    [...recipientProblems, 'any', 'none'] as const,
    'Left out for this problem; `any`; `none` for those who will be mailed.',
  )
  problem?: (RecipientProblem | 'any' | 'none')[];

  @QueryWords(deliveryStatuses, 'Status of the delivery, a comma list.')
  status?: DeliveryStatus[];

  @Line('Part of the name, the address or the property.', { presence: 'optional' })
  search?: string;

  @Limit()
  limit: number = 50;

  @Cursor()
  cursor?: string;
}

/** One selected person: will be mailed, or will not and why (B7). */
export class RecipientView {
  @Answer('The resident.', { format: 'uuid' }) residentId: string;
  @Answer('Their name.') name: string;
  @AnswerOrNull('The address the mail goes to.') email: string | null;
  @Answer("The property's name.") propertyName: string;
  @ApiProperty({ enum: recipientProblems, nullable: true, description: 'Why they are left out.' })
  problem: RecipientProblem | null;
  @ApiProperty({ type: DeliverySummary, nullable: true, description: 'Their mail, once generated.' })
  delivery: DeliverySummary | null;
}

/** One page of recipients. */
export class RecipientPage extends pageOf(RecipientView, 'The recipients of this page.') {}

/** One recipient's exact mail; only the link and the date of its expiry differ from what is sent. */
export class MailPreview {
  @Answer('The subject.') subject: string;
  @Answer('The HTML part.') html: string;
  @Answer('The plain text part.') text: string;
}

/** `POST /communities/{id}/mail-preview`: a mail that nobody has composed yet; what is left out is as in a new draft. */
export class MailPreviewBody extends WrittenText {
  @OneOf(messagePurposes, 'An invitation to the portal, or a notice.')
  purpose: MessagePurpose;

  @Id('To whom it is made out; to somebody invented where left out.', 'optional')
  residentId?: string;
}

/** `POST /messages/{id}/test`. */
export class TestBody {
  @Email('Where the test goes. It counts nowhere.')
  to: string;
}

/** `POST /messages/{id}/send`. */
export class SendBody {
  @Moment(
    "When to send; where left out at once, or after the community's `undoSeconds`. In the past it is a 422.",
    'optional',
  )
  scheduledAt?: string;
}

/** What a Send has become: `sending`, or `scheduled` where it waits for its time or can still be undone. */
export class SendAnswer {
  @ApiProperty({ enum: messageStatuses }) status: MessageStatus;
  @AnswerOrNull('When its first mail leaves, where that is not at once.', { type: String, format: 'date-time' })
  scheduledAt: string | null;
}

/** `POST /messages/{id}/retry-failed`. */
export class RetryFailedBody {
  @Flag('Whether those that a crash left uncertain, which may have arrived, are sent again too.', 'optional')
  includeUncertain?: boolean;
}

/** Data of a `progress` event, at least one a second while a message is sending. */
export class MessageProgress {
  @ApiProperty({ enum: messageStatuses }) status: MessageStatus;
  @Answer('Recipients by state.', { type: MessageCounts }) counts: MessageCounts;
  @Answer('Mails a second, of late.') perSecond: number;
  @AnswerOrNull('Seconds left at this speed.', { type: Number }) secondsLeft: number | null;
}
