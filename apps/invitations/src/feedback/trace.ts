// Which mail of ours came back: by the return path that only we can make, else by the Message-ID in what was returned.
import { deliveryIdFromMessageId } from '@portico/mail/message-id';
import { readReturnPath } from '@portico/mail/return-path';
import type { CameBack } from './came-back';
import type { Fields } from './mail-fields';

/** `forged`: it bears a return path in our manner that we did not make; such a report is about no mail of ours, whatever else it says. */
export type Trace = { deliveryId: string } | 'forged' | 'none';

export interface TraceKeys {
  /** The domain of our return paths; undefined where mails have none of their own. */
  bounceDomain: string | undefined;
  secret: string;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const returnPaths = /\bbounce\+[^@\s<>"',;:()[\]]{1,200}@[a-z0-9.-]{1,255}/gi;

/** What a report by another way than mail says of the mail that it is about; empty where it does not. */
export interface MailMarks {
  returnPath?: string;
  /** Some leave out its angle brackets. */
  messageId?: string;
  /** What a provider hands back of the id that it was given with the mail. */
  deliveryId?: string;
}

/** Follows a report back to the mail that it is about. @param cameTo the address it was delivered to, which nobody could write into it */
export function traceOf(mail: CameBack, keys: TraceKeys, cameTo = ''): Trace {
  const places = [
    cameTo,
    textOf(mail.headers),
    ...mail.returned.map(textOf),
    mail.delivery,
    mail.feedback ?? '',
    mail.notice,
    mail.other,
  ];
  const found = places.flatMap((text) => text.match(returnPaths) ?? []).map((path) => whose(path, keys));
  if (found.includes('forged')) return 'forged';
  const known = found.find((trace) => trace !== 'none');
  return known ?? byMessageId(mail);
}

/** Follows what a provider tells back to the mail that it is about. */
export function traceOfMarks({ returnPath = '', messageId = '', deliveryId = '' }: MailMarks, keys: TraceKeys): Trace {
  const [path] = returnPath.match(returnPaths) ?? [];
  const byPath = path === undefined ? 'none' : whose(path, keys);
  if (byPath !== 'none') return byPath;
  const named = deliveryIdFromMessageId(`<${messageId.replaceAll(/[<>]/g, '')}>`) ?? deliveryId;
  return uuid.test(named) ? { deliveryId: named.toLowerCase() } : 'none';
}

function whose(path: string, { bounceDomain, secret }: TraceKeys): Trace {
  const read = readReturnPath(path.replace(/\.$/, ''), secret);
  if (read) return read.genuine ? { deliveryId: read.deliveryId } : 'forged';
  const ours = bounceDomain !== undefined && path.toLowerCase().endsWith(`@${bounceDomain.toLowerCase()}`);
  return ours ? 'forged' : 'none';
}

/** The returned mail itself, then whatever else may quote its Message-ID. */
function byMessageId({ headers, returned, delivery, feedback, notice, other }: CameBack): Trace {
  const ids = returned.flatMap((fields) => fields.get('message-id') ?? []);
  const answered = ['in-reply-to', 'references'].flatMap((name) => headers.get(name) ?? []);
  for (const text of [...ids, ...returned.map(textOf), delivery, feedback ?? '', notice, other, ...answered]) {
    const deliveryId = deliveryIdFromMessageId(text);
    if (deliveryId) return { deliveryId };
  }
  return 'none';
}

function textOf(fields: Fields): string {
  return [...fields.values()].flat().join('\n');
}
