// From what a report says of one recipient to what that means for us.
import type { RefusalReason } from '@portico/contracts/feedback';
import type { ReportedRecipient, Verdict } from './report';

/** Characters of a timeline's line. */
const LONGEST_DETAIL = 500;

/** @param read why, as the words and codes tell it; where they tell nothing, the name that the reporter gives it counts */
export function verdictOf(recipient: ReportedRecipient, read: RefusalReason): Verdict {
  const { address, original, action, diagnostic, named } = recipient;
  const status = recipient.status?.startsWith('2.') ? null : recipient.status;
  const told = { address, original, action, status, detail: detailOf(recipient.status, diagnostic) };
  if (action === 'delivered' || action === 'relayed') return { ...told, kind: 'not_a_bounce', reason: null };
  const known = read === 'other' ? (named ?? read) : read;
  const reason = known === 'other' && action === 'delayed' ? 'transient_system' : known;
  return { ...told, kind: isHard(reason, action, status) ? 'hard' : 'soft', reason };
}

function detailOf(status: string | null, diagnostic: string): string | null {
  const words = diagnostic.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return [status, words].filter(Boolean).join(' ').slice(0, LONGEST_DETAIL) || null;
}

/** 4.x.x is not for good, unless it speaks of the address. */
function isHard(reason: RefusalReason, action: Verdict['action'], status: string | null): boolean {
  return reason === 'invalid_recipient' && action === 'failed' && !/^4\.(?!1\.)/.test(status ?? '');
}
