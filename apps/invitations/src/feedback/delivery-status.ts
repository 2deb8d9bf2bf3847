// The part of a bounce that machines can read: RFC 3464.
import { addressIn } from './email-address';
import { first, groupsOf, type Fields } from './mail-fields';
import type { ReportedRecipient } from './report';
import { codesIn, saysNothing } from '../refusals/reply-codes';

const actions = {
  failed: 'failed',
  delayed: 'delayed',
  delivered: 'delivered',
  relayed: 'relayed',
  expanded: 'relayed',
} as const;

/** What a delivery status says of each recipient; empty where the text is none. */
export function recipientsIn(status: string): ReportedRecipient[] {
  return joined(groupsOf(status)).flatMap((group) => (isRecipient(group) ? [recipientOf(group)] : []));
}

/** Some servers leave a blank line between a recipient and what became of it. */
function joined(groups: readonly Fields[]): Fields[] {
  const all: Fields[] = [];
  for (const group of groups) {
    const last = all.at(-1);
    const belongs = last && isRecipient(last) && !last.has('action') && !isRecipient(group);
    if (belongs) all[all.length - 1] = new Map([...last, ...group]);
    else all.push(group);
  }
  return all;
}

function isRecipient(group: Fields): boolean {
  return ['final-recipient', 'original-recipient', 'x-actual-recipient'].some((name) => group.has(name));
}

function recipientOf(group: Fields): ReportedRecipient {
  const diagnostic = [...(group.get('diagnostic-code') ?? [])].map(withoutType).join(' ');
  const stated = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(first(group, 'status') ?? '')?.[0] ?? null;
  const status = saysNothing(stated) ? (codesIn(diagnostic).enhanced ?? stated) : stated;
  const [final, original] = [addressOf(group, 'final-recipient'), addressOf(group, 'original-recipient')];
  return {
    address: (isPlain(group) ? final : null) ?? original ?? final ?? addressOf(group, 'x-actual-recipient'),
    original,
    action: actionOf(first(group, 'action'), status),
    status,
    diagnostic,
  };
}

function addressOf(group: Fields, name: string): string | null {
  return (
    (group.get(name) ?? []).map((value) => addressIn(withoutType(value))).find((address) => address !== null) ?? null
  );
}

/** A name within the other system (`user@ims_daemon`, a route) tells nobody here anything. */
function isPlain(group: Fields): boolean {
  const final = withoutType(first(group, 'final-recipient') ?? '').replace(/^<|>$/g, '');
  return addressIn(final) === final.split(/[\s(]/)[0];
}

/** `rfc822; ada@example.com` without its type. */
function withoutType(value: string): string {
  return value.replace(/^[\w.+-]{1,40}\s*;\s*/, '');
}

function actionOf(action: string | null, status: string | null): ReportedRecipient['action'] {
  const word = /[a-z]+/.exec((action ?? '').toLowerCase())?.[0] ?? '';
  if (Object.hasOwn(actions, word)) return actions[word as keyof typeof actions];
  return status?.startsWith('2.') ? 'delivered' : 'failed';
}
