// SendGrid's Event Webhook. https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event
import type { RefusalReason } from '@portico/contracts/feedback';
import { objectsOf, textOf, type JsonObject } from '../feedback/plain-json';
import { complained, type Report, type ReportedRecipient } from '../feedback/report';
import { reportOf, type ProviderEvent } from './provider-event';

const actions: Readonly<Record<string, ReportedRecipient['action']>> = {
  bounce: 'failed',
  dropped: 'failed',
  deferred: 'delayed',
  delivered: 'delivered',
};

/** Why it sent nothing at all, in its words, and why the other side refused, by its classification. */
const named: Readonly<Record<string, RefusalReason>> = {
  invalid: 'invalid_recipient',
  'spam content': 'content',
  'invalid address': 'invalid_recipient',
  'mailbox unavailable': 'mailbox_inactive',
  reputation: 'blocked_reputation',
  content: 'content',
  technical: 'transient_system',
};

/** The events of a body that tell what became of a mail, in their order. */
export function sendgridEvents(body: unknown): ProviderEvent[] {
  return objectsOf(body).flatMap((event) => {
    const report = reportIn(event);
    if (!report) return [];
    const mail = { messageId: textOf(event['smtp-id']), deliveryId: textOf(event['delivery']) };
    return [{ id: textOf(event['sg_event_id']), mail, report }];
  });
}

function reportIn(event: JsonObject): Report | null {
  const kind = textOf(event['event']);
  const address = textOf(event['email']) || null;
  if (kind === 'spamreport') return complained('abuse', address);
  if (!Object.hasOwn(actions, kind)) return null;
  const said = textOf(event['reason']) || textOf(event['response']);
  const name = [said, textOf(event['bounce_classification'])].map((text) => text.trim().toLowerCase());
  return reportOf([
    {
      address,
      original: null,
      action: actions[kind]!,
      status: /^[245]\.\d{1,3}\.\d{1,3}$/.exec(textOf(event['status']))?.[0] ?? null,
      diagnostic: said,
      named: name.map((one) => (Object.hasOwn(named, one) ? named[one] : undefined)).find(Boolean),
    },
  ]);
}
