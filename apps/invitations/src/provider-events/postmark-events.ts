// Postmark's webhooks. https://postmarkapp.com/developer/webhooks/bounce-webhook
import type { RefusalReason } from '@portico/contracts/feedback';
import { objectOf, textOf, type JsonObject } from '../feedback/plain-json';
import { complained, type Report, type ReportedRecipient } from '../feedback/report';
import { reportOf, type ProviderEvent } from './provider-event';

/** What its types of bounce mean; `answer`: a person's program answered. Others tell of no mail. */
const types: Readonly<Record<string, 'answer' | 'complaint' | Pick<ReportedRecipient, 'action' | 'named'>>> = {
  HardBounce: failed('invalid_recipient'),
  BadEmailAddress: failed('invalid_recipient'),
  SoftBounce: failed('mailbox_full'),
  Transient: { action: 'delayed' },
  DnsError: failed('transient_system'),
  SpamNotification: failed('content'),
  VirusNotification: failed('content'),
  Blocked: failed('blocked_reputation'),
  DMARCPolicy: failed('blocked_reputation'),
  ManuallyDeactivated: { action: 'failed' },
  Unknown: { action: 'failed' },
  SMTPApiError: { action: 'failed' },
  SpamComplaint: 'complaint',
  AutoResponder: 'answer',
  AddressChange: 'answer',
  ChallengeVerification: 'answer',
};

/** The event of a body; none where it tells of no mail. */
export function postmarkEvents(body: unknown): ProviderEvent[] {
  const event = objectOf(body);
  const report = reportIn(event);
  if (!report) return [];
  const deliveryId = textOf(objectOf(event['Metadata'])['delivery']);
  return [{ id: idOf(event), mail: { deliveryId }, report }];
}

function idOf({ ID, MessageID, DeliveredAt }: JsonObject): string {
  return typeof ID === 'number' ? String(ID) : `${textOf(MessageID)} ${textOf(DeliveredAt)}`;
}

function reportIn(event: JsonObject): Report | null {
  const address = textOf(event['Email']) || textOf(event['Recipient']) || null;
  const diagnostic = textOf(event['Details']) || textOf(event['Description']);
  switch (event['RecordType']) {
    case 'SpamComplaint':
      return complained('abuse', address);
    case 'Delivery':
      return reportOf([{ address, original: null, action: 'delivered', status: null, diagnostic }]);
    case 'Bounce': {
      const type = textOf(event['Type']);
      const meaning = Object.hasOwn(types, type) ? types[type]! : null;
      if (meaning === 'answer') return { what: 'auto_reply' };
      if (meaning === 'complaint') return complained('abuse', address);
      return meaning && reportOf([{ address, original: null, status: null, diagnostic, ...meaning }]);
    }
    default:
      return null;
  }
}

function failed(named: RefusalReason): Pick<ReportedRecipient, 'action' | 'named'> {
  return { action: 'failed', named };
}
