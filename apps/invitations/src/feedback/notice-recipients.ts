// Whom a bounce in words names as not reached: one way after another, the surest first.
import { codesIn } from '../refusals/reply-codes';
import type { CameBack } from './came-back';
import { addressesIn, addressIn, isDaemon } from './email-address';
import { first } from './mail-fields';
import { isDelayNotice } from './notice';
import type { ReportedRecipient } from './report';

const MOST_NAMED = 50;
const MOST_TEXT = 20_000;

// Where notices put the address. Bounded on each side, so that hostile text is read in linear time.
const alone = /^[ \t]*(?:\(?(?:smtp|local)\)? ?)?["'<[(]{0,2}([^\s<>()]{1,260})[">')\]]{0,2}[ \t]*[:;,.]?[ \t]*$/;
const atStart =
  /^[ \t]*["'<[(]?([^\s<>()]{1,260}@[^\s<>()]{1,260}?)(?:[">')\]]?[ \t]*(?:[:;(]|\.{3}|-[ \t])|[.,]+(?:\s|$)|[ \t]on[ \t])/;
const behindCode = /^[45]\d\d (?:[45]\.\d{1,3}\.\d{1,3} )?<([^<>\s]{1,320})>\.\.\. /gm;
const inSession = /rcpt to:?\s{0,3}<?([^\s<>]{1,320}@[^\s<>]{1,260})>?/gi;
const behindWord =
  /(?:to|recipient|address|user|mailbox|reach)\b[^\n@]{0,40}[\s:<("']([^\s<>@]{1,128}@[^\s<>]{1,260})/gi;

/** Whom the notice names as not reached, each with what is said of them. */
export function recipientsNamed(mail: CameBack): ReportedRecipient[] {
  const action = isDelayNotice(mail) ? 'delayed' : 'failed';
  const named = addressesNamed(mail).slice(0, MOST_NAMED);
  const addresses = named.length > 0 ? named : [null];
  return addresses.map((address) => {
    const diagnostic = sectionOf(mail.notice, address, addresses);
    return { address, original: null, action, status: codesIn(diagnostic).enhanced, diagnostic };
  });
}

/** What a notice says of one of several people: what stands between them and the next. All of it where there is one alone. */
export function sectionOf(text: string, address: string | null, addresses: readonly (string | null)[]): string {
  const notice = text.slice(0, MOST_TEXT);
  if (addresses.length === 1) return notice;
  const start = address === null ? -1 : notice.indexOf(address);
  if (start < 0 || address === null) return '';
  const others = addresses.flatMap((other) =>
    other === null || other === address ? [] : notice.indexOf(other, start + 1),
  );
  const end = Math.min(...others.filter((place) => place > start), notice.length);
  return notice.slice(start, end);
}

function addressesNamed(mail: CameBack): string[] {
  const { headers, notice, returned } = mail;
  const failed = addressesIn((headers.get('x-failed-recipients') ?? []).join(','));
  if (failed.length > 0) return unique(failed);
  const own = ownAddresses(mail);
  const sentTo = returned.flatMap((fields) => addressesIn(first(fields, 'to') ?? ''));
  const ways = [
    () => inLines(notice, alone),
    () => allOf(notice, behindCode),
    () => addressesIn(notice).filter((address) => has(sentTo, address)),
    () => inLines(notice, atStart),
    () => allOf(notice, inSession),
    () => allOf(notice, behindWord),
    () => addressesIn(notice),
    () => sentTo,
  ];
  for (const way of ways) {
    const found = unique(way().filter((address) => !isDaemon(address) && (!has(own, address) || has(sentTo, address))));
    if (found.length > 0) return found;
  }
  return [];
}

/** Where the bounce was sent to: us, not the one who was not reached. */
function ownAddresses({ headers, returned }: CameBack): string[] {
  const ours = [
    'to',
    'delivered-to',
    'x-original-to',
    'envelope-to',
    'from',
    'sender',
    'return-path',
    'reply-to',
    'cc',
  ];
  const theirs = returned.flatMap((fields) => ['from', 'return-path', 'sender'].map((name) => first(fields, name)));
  return [...ours.flatMap((name) => headers.get(name) ?? []), ...theirs].flatMap((value) => addressesIn(value ?? ''));
}

function inLines(text: string, line: RegExp): string[] {
  return text.split('\n').flatMap((one) => {
    const found = line.exec(one.slice(0, 400).replaceAll('\r', ''))?.[1];
    return (found && addressIn(found)) ?? [];
  });
}

function allOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, found]) => addressIn(found!) ?? []);
}

function has(addresses: readonly string[], address: string): boolean {
  return addresses.some((other) => other.toLowerCase() === address.toLowerCase());
}

function unique(addresses: readonly string[]): string[] {
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()];
}
