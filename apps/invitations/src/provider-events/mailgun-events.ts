// Mailgun's webhooks. https://documentation.mailgun.com/docs/mailgun/user-manual/events/event-structure
import type { RefusalReason } from '@portico/contracts/feedback';
import { objectOf, textOf, type JsonObject } from '../feedback/plain-json';
import { complained, type Report, type ReportedRecipient } from '../feedback/report';
import { reportOf, type ProviderEvent } from './provider-event';

/** Why it gave up, in its words. */
const named: Readonly<Record<string, RefusalReason>> = {
  'suppress-bounce': 'mailbox_inactive',
  old: 'transient_system',
};

/** The event of a body; none where it tells of no mail. */
export function mailgunEvents(body: unknown): ProviderEvent[] {
  const event = objectOf(objectOf(body)['event-data']);
  const report = reportIn(event);
  if (!report) return [];
  const headers = objectOf(objectOf(event['message'])['headers']);
  const mail = {
    returnPath: textOf(objectOf(event['envelope'])['sender']),
    messageId: textOf(headers['message-id']),
  };
  return [{ id: textOf(event['id']), mail, report }];
}

function reportIn(event: JsonObject): Report | null {
  const kind = textOf(event['event']);
  const address = textOf(event['recipient']) || null;
  if (kind === 'complained') return complained('abuse', address);
  if (kind !== 'failed' && kind !== 'delivered') return null;
  return reportOf([{ address, original: null, action: actionOf(event), ...saidIn(event) }]);
}

function actionOf({ event, severity }: JsonObject): ReportedRecipient['action'] {
  if (event === 'delivered') return 'delivered';
  return severity === 'temporary' ? 'delayed' : 'failed';
}

function saidIn(event: JsonObject): Pick<ReportedRecipient, 'status' | 'diagnostic' | 'named'> {
  const told = objectOf(event['delivery-status']);
  const words = [textOf(told['message']), textOf(told['description'])].find((text) => text.trim() !== '') ?? '';
  const code = told['code'];
  const reason = textOf(event['reason']);
  return {
    status: /^[245]\.\d{1,3}\.\d{1,3}$/.exec(textOf(told['enhanced-code']))?.[0] ?? null,
    diagnostic: typeof code === 'number' && !words.startsWith(String(code)) ? `${code} ${words}` : words,
    named: Object.hasOwn(named, reason) ? named[reason] : undefined,
  };
}
