// What Amazon SES tells of a mail: a notification as JSON, by mail in the text or within an envelope of SNS, and by SNS itself.
// https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
import type { RefusalReason } from '@portico/contracts/feedback';
import { jsonOf, objectOf, objectsOf, textOf, type JsonObject } from './plain-json';
import type { Complaint, ReportedRecipient } from './report';

export interface SesNotification {
  /** Who could or could not be reached. */
  recipients: ReportedRecipient[];
  /** null where nobody complained. */
  complaint: Complaint | null;
}

/** Why, as SES names it: `bounceType/bounceSubType`. */
const named: Readonly<Record<string, RefusalReason>> = {
  'Permanent/General': 'invalid_recipient',
  'Permanent/NoEmail': 'invalid_recipient',
  'Permanent/Suppressed': 'invalid_recipient',
  'Transient/MailboxFull': 'mailbox_full',
  'Transient/MessageTooLarge': 'content',
  'Transient/ContentRejected': 'content',
  'Transient/AttachmentRejected': 'content',
};

/** null where the text is none. */
export function readSesNotification(text: string): SesNotification | null {
  const body = jsonIn(text);
  return sesNotificationOf(typeof body['Message'] === 'string' ? jsonIn(body['Message']) : body);
}

/** null for what is no notification of what became of a mail. */
export function sesNotificationOf(body: JsonObject): SesNotification | null {
  switch (body['notificationType'] ?? body['eventType']) {
    case 'Bounce':
      return { recipients: bouncedIn(objectOf(body['bounce'])), complaint: null };
    case 'Complaint':
      return { recipients: [], complaint: complaintIn(objectOf(body['complaint'])) };
    case 'Delivery':
      return { recipients: deliveredIn(objectOf(body['delivery'])), complaint: null };
    case 'DeliveryDelay':
      return { recipients: delayedIn(objectOf(body['deliveryDelay'])), complaint: null };
    default:
      return null;
  }
}

function bouncedIn(bounce: JsonObject): ReportedRecipient[] {
  const name = `${textOf(bounce['bounceType'])}/${textOf(bounce['bounceSubType'])}`;
  return objectsOf(bounce['bouncedRecipients']).map((one) => ({
    ...recipientOf(one, one['action'] === 'delayed' ? 'delayed' : 'failed'),
    named: Object.hasOwn(named, name) ? named[name] : undefined,
  }));
}

function delayedIn(delay: JsonObject): ReportedRecipient[] {
  return objectsOf(delay['delayedRecipients']).map((one) => recipientOf(one, 'delayed'));
}

function deliveredIn({ recipients, smtpResponse }: JsonObject): ReportedRecipient[] {
  const addresses = Array.isArray(recipients) ? recipients : [];
  return addresses.map((emailAddress) => recipientOf({ emailAddress, diagnosticCode: smtpResponse }, 'delivered'));
}

function complaintIn(complaint: JsonObject): Complaint {
  const [first] = objectsOf(complaint['complainedRecipients']);
  return {
    type: textOf(complaint['complaintFeedbackType']).toLowerCase(),
    recipient: textOf(first?.['emailAddress']) || null,
  };
}

function recipientOf(record: JsonObject, action: ReportedRecipient['action']): ReportedRecipient {
  return {
    address: textOf(record['emailAddress']) || null,
    original: null,
    action,
    status: /^[45]\.\d{1,3}\.\d{1,3}$/.exec(textOf(record['status']))?.[0] ?? null,
    diagnostic: textOf(record['diagnosticCode']).replace(/^smtp;\s*/i, ''),
  };
}

function jsonIn(text: string): JsonObject {
  const whole = text.replaceAll(/!\r?\n /g, ''); // so servers cut lines that are too long
  // A line of the service's own may follow.
  return objectOf(jsonOf(whole.slice(Math.max(whole.indexOf('{'), 0), whole.lastIndexOf('}') + 1)));
}
