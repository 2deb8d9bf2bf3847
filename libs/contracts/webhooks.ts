// Webhooks out: signed per the Standard Webhooks specification.
import { ApiProperty } from '@nestjs/swagger';
import { Answer, AnswerOrNull, Flag, SomeOf, WebAddress } from './fields';
import { pageOf } from './lists';

export const webhookEvents = [
  'invitation.sent',
  'invitation.accepted',
  'invitation.revoked',
  'delivery.sent',
  'delivery.delivered',
  'delivery.failed',
  'delivery.bounced',
  'delivery.complained',
  'message.finished',
] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** `POST /webhooks`. An address on a private or loopback network is a 422. */
export class WebhookBody {
  @WebAddress('Where events are posted.')
  url: string;

  @SomeOf(webhookEvents, 'Which events.', { min: 1 })
  events: WebhookEvent[];
}

/** A change of a webhook: whatever is left out stays. */
export class WebhookPatch {
  @WebAddress('Where events are posted.', 'optional')
  url?: string;

  @SomeOf(webhookEvents, 'Which events.', { min: 1, presence: 'optional' })
  events?: WebhookEvent[];

  @Flag('Whether it is called.', 'optional')
  enabled?: boolean;
}

/** A webhook. */
export class WebhookView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('Where events are posted.') url: string;
  @ApiProperty({ enum: webhookEvents, isArray: true, description: 'Which events.' }) events: WebhookEvent[];
  @Answer('Whether it is called.') enabled: boolean;
  @Answer('When it was made.', { format: 'date-time' }) createdAt: string;
  @AnswerOrNull('When it was called last.', { type: String, format: 'date-time' }) lastCallAt: string | null;
  @AnswerOrNull('What came of the last call: a status such as `200`, or a word such as `timeout`.')
  lastAnswer: string | null;
  @AnswerOrNull('Since when its calls fail; null while they succeed.', { type: String, format: 'date-time' })
  failingSince: string | null;
  @Answer('How many calls are still to be made, those that failed and are repeated included.') waiting: number;
}

/** A new webhook with its secret, which is shown this once. */
export class WebhookCreated extends WebhookView {
  @Answer('`whsec_…`: verifies the signature of each call. Shown once.') secret: string;
}

/** One page of webhooks. */
export class WebhookPage extends pageOf(WebhookView, 'The webhooks of this page, newest first.') {}
