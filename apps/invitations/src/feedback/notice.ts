// The second way: bounces that say what happened in words only. Less than half of them have a part for machines.
import type { CameBack } from './came-back';
import { addressesIn, addressIn, isDaemon } from './email-address';
import { first } from './mail-fields';
import type { ReportedRecipient } from './report';
import { codesIn } from './smtp-reply';

const subjects =
  /undeliver|(?:un)?deliver(?:y|able|ed)?.{0,30}(?:fail|status|problem|error|delay|report|warning|unable|notif)|fail(?:ed|ure|ing).{0,30}(?:deliver|mail|notice|message|permanent)|returned? (?:mail|to sender|message|e-?mail)|mail.{0,20}(?:error|fail|problem|return|system)|(?:could|can|was) ?(?:not|n't) (?:be )?(?:deliver|sent)|not delivered|non ?-?(?:delivery|remis|recapit)|bounce|unzustellbar|rejected|undelivered|host unknown|user unknown|postmaster|error (?:sending|delivering)|loop alert|no entregad|não entregue|mancata consegna|配信|エラー|couldn't|problem|delayed|warning/i;
const sayings =
  /(?:could|can|was|were|has|is|did|been?)(?: ?not|n't) (?:been? |successfully |yet )*(?:be )?(?:deliver|reach|sent|accepted)|un(?:able|deliver)|fail(?:ed|ure|ing)? .{0,40}(?:deliver|recipient|permanent|address|send|message)|deliver\w* .{0,60}(?:fail|delayed|error|unsuccess)|permanent(?:ly)? (?:error|fail|fatal)|returned (?:to|mail|because|by|message|errors)|(?:address|recipient|user|message|mail).{0,80}(?:reject|unknown|fail|error|refused|bounce)|rejected|mailbox.{0,40}(?:full|exceed)|user unknown|host unknown|duplicated message-id|undeliver|not delivered|non livré/i;
const delays =
  /\bdelay|still (?:be )?(?:being )?(?:trying|retried|in the queue|attempt|queued)|will (?:keep|continue) (?:on )?(?:to )?(?:try|be )|be retried|warning only|has not been delivered (?:yet|to)|not yet been|could not be delivered for .{0,20} but|no action is required|temporarily? (?:problem|fail).{0,60}will|try(?:ing)? again|do not (?:need to )?resend|retried for|will-retry/i;
const final =
  /giving up|gave up|permanent(?:ly)?|no further|will not|won't|not going to try|has failed|last attempt|unable to deliver in/i;

/** Whether a machine tells that a mail was not delivered. */
export function isBounceNotice({ headers, notice, returned }: CameBack): boolean {
  const from = first(headers, 'from', 'sender') ?? '';
  const subject = first(headers, 'subject') ?? '';
  const signs = [
    isDaemon(from),
    (headers.get('return-path') ?? []).some((path) => /^<\s*>$/.test(path) || isDaemon(path)),
    subjects.test(subject),
    returned.length > 0,
  ].filter(Boolean).length;
  const start = notice.slice(0, 8_000);
  const { enhanced, basic } = codesIn(start);
  const says = sayings.test(start) || delays.test(start);
  if (headers.has('x-failed-recipients') || signs >= 4 || (signs >= 2 && (says || enhanced !== null || basic !== null)))
    return true;
  if (isDaemon(from) && enhanced !== null) return true;
  return signs >= 1 && says && (enhanced !== null || basic !== null);
}

/** Whether it only tells that a mail is late. */
export function isDelayNotice({ headers, notice }: CameBack): boolean {
  const subject = first(headers, 'subject') ?? '';
  if (/fail(?:ure|ed)|undeliver|returned mail/i.test(subject) && !/delay|warning/i.test(subject)) return false;
  return delays.test(`${subject}\n${notice.slice(0, 4_000)}`) && !final.test(notice.slice(0, 4_000));
}

/** Whom the notice names as not reached, each with what is said of them. */
export function recipientsNamed(mail: CameBack): ReportedRecipient[] {
  const action = isDelayNotice(mail) ? 'delayed' : 'failed';
  const named = addressesNamed(mail);
  const addresses = named.length > 0 ? named : [null];
  return addresses.map((address) => {
    const diagnostic = sectionOf(mail.notice, address, addresses);
    return { address, original: null, action, status: codesIn(diagnostic).enhanced, diagnostic };
  });
}

function addressesNamed(mail: CameBack): string[] {
  const { headers, notice, returned } = mail;
  const own = ownAddresses(mail);
  const sentTo = returned.flatMap((fields) => addressesIn(first(fields, 'to') ?? ''));
  const ways = [
    () => addressesIn((headers.get('x-failed-recipients') ?? []).join(',')),
    () =>
      linesWithAddress(
        notice,
        /^[ \t]*(?:\(?(?:smtp|local)\)? ?)?["'<[(]{0,2}([^\s<>()]{1,260})[">')\]]{0,2}[ \t]*[:;,.]?[ \t]*$/,
      ),
    () =>
      [...notice.matchAll(/^[45]\d\d (?:[45]\.\d{1,3}\.\d{1,3} )?<([^<>\s]{1,320})>\.\.\. /gm)].flatMap(
        ([, address]) => addressIn(address!) ?? [],
      ),
    () => addressesIn(notice).filter((address) => has(sentTo, address)),
    () =>
      linesWithAddress(notice, /^[ \t]*["'<[(]?([^\s<>()]{1,260}@[^\s<>()]{1,260})[">')\]]?[ \t]*(?:[:;.\-(]|\.{3})/),
    () =>
      [...notice.matchAll(/rcpt to:?\s{0,3}<?([^\s<>]{1,320}@[^\s<>]{1,260})>?/gi)].flatMap(
        ([, address]) => addressIn(address!) ?? [],
      ),
    () =>
      [
        ...notice.matchAll(
          /(?:to|recipient|address|user|mailbox|reach)\b[^\n@]{0,40}[\s:<("']([^\s<>@]{1,128}@[^\s<>]{1,260})/gi,
        ),
      ].flatMap(([, address]) => addressIn(address!) ?? []),
    () => addressesIn(notice),
    () => sentTo,
  ];
  for (const way of ways) {
    const found = unique(way().filter((address) => !isDaemon(address) && (!has(own, address) || has(sentTo, address))));
    if (found.length > 0) return found.slice(0, 50);
  }
  return [];
}

/** Where the bounce was sent to: us, not the one who was not reached. */
function ownAddresses({ headers, returned }: CameBack): string[] {
  const names = [
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
  const theirs = returned.flatMap((fields) => [
    first(fields, 'from'),
    first(fields, 'return-path'),
    first(fields, 'sender'),
  ]);
  return [...names.flatMap((name) => headers.get(name) ?? []), ...theirs].flatMap((value) => addressesIn(value ?? ''));
}

function linesWithAddress(text: string, line: RegExp): string[] {
  return text.split('\n').flatMap((one) => {
    const found = line.exec(one.slice(0, 400).replaceAll('\r', ''))?.[1];
    return (found && addressIn(found)) ?? [];
  });
}

/** What stands between one recipient and the next; all of it where there is one alone. */
function sectionOf(notice: string, address: string | null, addresses: readonly (string | null)[]): string {
  if (address === null || addresses.length === 1) return notice;
  const start = notice.indexOf(address);
  if (start < 0) return notice;
  const others = addresses.flatMap((other) =>
    other === null || other === address ? [] : notice.indexOf(other, start + 1),
  );
  const end = Math.min(...others.filter((place) => place > start), notice.length);
  return notice.slice(start, end);
}

function has(addresses: readonly string[], address: string): boolean {
  return addresses.some((other) => other.toLowerCase() === address.toLowerCase());
}

function unique(addresses: readonly string[]): string[] {
  return [...new Map(addresses.map((address) => [address.toLowerCase(), address])).values()];
}
