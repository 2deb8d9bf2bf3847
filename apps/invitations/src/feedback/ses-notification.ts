// What Amazon SES tells by mail of bounces and complaints: a notification as JSON, in the text or within an envelope of SNS.
// https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html
import type { ReportedRecipient } from './report';

export interface SesNotification {
  bounced: ReportedRecipient[];
  /** Who complained; null where nobody did. */
  complained: string[] | null;
}

interface SesBody {
  notificationType?: unknown;
  eventType?: unknown;
  Message?: unknown;
  bounce?: { bouncedRecipients?: unknown };
  complaint?: { complainedRecipients?: unknown };
}

/** null where the text is none. */
export function readSesNotification(text: string): SesNotification | null {
  const body = jsonIn(text);
  const inner = typeof body?.Message === 'string' ? jsonIn(body.Message) : body;
  const type = inner?.notificationType ?? inner?.eventType;
  if (type !== 'Bounce' && type !== 'Complaint') return null;
  return {
    bounced: recordsIn(inner?.bounce?.bouncedRecipients).map(bouncedOf),
    complained: type === 'Complaint' ? recordsIn(inner?.complaint?.complainedRecipients).map(addressOf) : null,
  };
}

function bouncedOf(record: Record<string, unknown>): ReportedRecipient {
  return {
    address: addressOf(record) || null,
    original: null,
    action: record['action'] === 'delayed' ? 'delayed' : 'failed',
    status: /^[45]\.\d{1,3}\.\d{1,3}$/.exec(wordOf(record['status']))?.[0] ?? null,
    diagnostic: wordOf(record['diagnosticCode']).replace(/^smtp;\s*/i, ''),
  };
}

function addressOf(record: Record<string, unknown>): string {
  return wordOf(record['emailAddress']);
}

function jsonIn(text: string): SesBody | null {
  const whole = text.replaceAll(/!\r?\n /g, ''); // so servers cut lines that are too long
  const start = whole.indexOf('{');
  if (start < 0) return null;
  try {
    // A line of the service's own may follow.
    return JSON.parse(whole.slice(start, whole.lastIndexOf('}') + 1)) as SesBody;
  } catch {
    return null;
  }
}

function recordsIn(value: unknown): Record<string, unknown>[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null);
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
