// Deliveries as they are on the wire: one email to one recipient.
import { ApiProperty } from '@nestjs/swagger';
import { Answer, AnswerOrNull, Cursor, Email, Limit, QueryWords, Line } from './fields';
import { pageOf } from './lists';
import { suppressionReasons } from './suppressions';

export const deliveryStatuses = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'deferred',
  'failed',
  'bounced',
  'complained',
  'suppressed',
  'cancelled',
  'skipped',
] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** What a mail is for. Every mail passes the same gate; a test counts nowhere. */
export const deliveryPurposes = ['invitation', 'notice', 'test', 'recap', 'sign_in', 'account'] as const;
export type DeliveryPurpose = (typeof deliveryPurposes)[number];

/** Why a selected person is left out of a message at review. */
export const recipientProblems = ['no_email', 'invalid_email', 'suppressed', 'registered', 'duplicate'] as const;
export type RecipientProblem = (typeof recipientProblems)[number];

/** Why a mail did not go, or did not arrive. */
export const deliveryReasons = [
  // not tried: what stood against it on the last look
  ...suppressionReasons,
  'registered',
  'removed',
  'email_changed',
  'revoked',
  'superseded',
  'duplicate_send',
  'cancelled',
  // refused, at once or later
  'invalid_recipient',
  'mailbox_full',
  'mailbox_inactive',
  'blocked_reputation',
  'content',
  'transient_system',
  'other',
  // given up
  'rejected',
  'unreachable',
  'expired',
  'uncertain',
] as const;
export type DeliveryReason = (typeof deliveryReasons)[number];

/** One email to one recipient. */
export class DeliverySummary {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @AnswerOrNull('The message it belongs to; null for a single invitation.', { type: String, format: 'uuid' })
  messageId: string | null;
  @AnswerOrNull('The resident it goes to.', { type: String, format: 'uuid' }) residentId: string | null;
  @ApiProperty({ enum: deliveryPurposes, description: 'What it is for.' }) purpose: DeliveryPurpose;
  @Answer("The recipient's name.") name: string;
  @Answer('The address it goes to.') email: string;
  @ApiProperty({ enum: deliveryStatuses, description: 'What became of it.' }) status: DeliveryStatus;
  @ApiProperty({ enum: deliveryReasons, nullable: true, description: 'Why it did not go, or did not arrive.' })
  reason: DeliveryReason | null;
  @Answer('How often it was handed to the relay.') attempts: number;
  @Answer('When it was made.', { format: 'date-time' }) createdAt: string;
  @AnswerOrNull('When the relay took it.', { type: String, format: 'date-time' }) sentAt: string | null;
}

/** What a timeline tells: a status that was reached, or something that happened on the way. The list may grow. */
export const deliveryEventTypes = [
  ...deliveryStatuses,
  'returned',
  'lease_expired',
  'retried',
  'stepped_in',
  'delay',
  'relayed',
  'auto_reply',
  'authentication_failure',
  'link_fetched',
  'accepted',
  'unsubscribed',
  'resubscribed',
] as const;
export type DeliveryEventType = (typeof deliveryEventTypes)[number];

/** Who fetched the link of a mail, as the detail of a `link_fetched` tells. That it was a person their act alone proves: `accepted`. */
export const linkVisitors = [
  'unclear',
  'scanner.head',
  'scanner.ahead',
  'scanner.nameless',
  'scanner.mail_security',
  'scanner.link_preview',
  'scanner.headless_browser',
  'scanner.program',
  'scanner.crawler',
  'scanner.disguised',
  'scanner.at_once',
] as const;
export type LinkVisitor = (typeof linkVisitors)[number];

/** One line of a delivery's timeline. */
export class DeliveryEventView {
  @Answer('When.', { format: 'date-time' }) at: string;
  @Answer(`What, a stable word; more may come: ${deliveryEventTypes.join(', ')}.`, { type: String })
  type: DeliveryEventType;
  @AnswerOrNull(
    `More about it, such as the relay's answer; with \`link_fetched\` who it seems to be, a stable word: ${linkVisitors.join(', ')}.`,
  )
  detail: string | null;
}

/** One email with its timeline, oldest first. */
export class DeliveryView extends DeliverySummary {
  @Answer('The timeline, oldest first.', { type: [DeliveryEventView] }) events: DeliveryEventView[];
}

/** `POST /deliveries/{id}/retry`. */
export class RetryBody {
  @Email("The resident's address from now on; as it is where left out.", 'optional')
  email?: string;
}

/** Filters of a list of deliveries. */
export class DeliveryListQuery {
  @QueryWords(deliveryStatuses, 'Status, a comma list.')
  status?: DeliveryStatus[];

  @Line('Part of the name or the address.', { presence: 'optional' })
  search?: string;

  @Limit()
  limit: number = 50;

  @Cursor()
  cursor?: string;
}

/** One page of deliveries. */
export class DeliveryPage extends pageOf(DeliveryView, 'The deliveries of this page, newest first.') {}
