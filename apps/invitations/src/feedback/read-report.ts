// What a mail that came back tells us, whichever way it says it.
import type { RefusalReason } from '@portico/contracts/feedback';
import { refusalReasonOf } from '../refusals/refusal-reason';
import { isAutoReply } from './auto-reply';
import type { CameBack } from './came-back';
import { recipientsIn } from './delivery-status';
import { addressIn } from './email-address';
import { readFeedbackReport, type FeedbackReport } from './feedback-report';
import { first } from './mail-fields';
import { isBounceNotice, isDelayNotice, isTalk } from './notice';
import { recipientsNamed, sectionOf } from './notice-recipients';
import type { Report, ReportedRecipient, Verdict } from './report';
import { readSesNotification } from './ses-notification';

/** People of one report; a mail of ours goes to one. */
const MOST_RECIPIENTS = 200;
/** Characters of a timeline's line. */
const LONGEST_DETAIL = 500;

export function readReport(mail: CameBack): Report {
  const complaint = mail.feedback === null ? plainComplaint(mail) : readFeedbackReport(mail.feedback);
  if (complaint) return complaintOf(mail, complaint);
  const ses = readSesNotification(mail.notice);
  if (ses?.complained) return { what: 'complaint', recipient: ses.complained[0] || null, harmless: false };
  const stated = ses ? ses.bounced : statedRecipients(mail);
  if (stated.length > 0) return bounceOf(mail, stated);
  if (isAutoReply(mail)) return { what: 'auto_reply' };
  return isBounceNotice(mail) ? bounceOf(mail, recipientsNamed(mail)) : { what: 'nothing' };
}

/** Some servers break the structure, or put the fields for machines into the text; but there people quote them, too. */
function statedRecipients(mail: CameBack): ReportedRecipient[] {
  for (const text of [mail.delivery, mail.other, isTalk(mail) ? '' : mail.notice]) {
    const recipients = recipientsIn(text);
    if (recipients.length > 0) return recipients;
  }
  return [];
}

function bounceOf(mail: CameBack, all: readonly ReportedRecipient[]): Report {
  const recipients = all.slice(0, MOST_RECIPIENTS);
  const addresses = recipients.map(({ address }) => address);
  const [head, ...rest] = recipients.map((recipient) => verdictOf(mail, recipient, addresses));
  return head ? { what: 'bounce', verdicts: [head, ...rest] } : { what: 'nothing' };
}

function verdictOf(mail: CameBack, recipient: ReportedRecipient, addresses: readonly (string | null)[]): Verdict {
  const { address, original, status, diagnostic } = recipient;
  const action = recipient.action === 'failed' && isOnlyLate(mail, recipient) ? 'delayed' : recipient.action;
  const detail =
    [status, diagnostic.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()].filter(Boolean).join(' ').slice(0, LONGEST_DETAIL) ||
    null;
  const told = { address, original, action, status: status?.startsWith('2.') ? null : status, detail };
  if (action === 'delivered' || action === 'relayed') return { ...told, kind: 'not_a_bounce', reason: null };
  const said = refusalReasonOf([diagnostic, sectionOf(mail.notice, address, addresses)], status);
  const reason = said === 'other' && action === 'delayed' ? 'transient_system' : said;
  return { ...told, kind: isHard(reason, action, told.status) ? 'hard' : 'soft', reason };
}

/** 4.x.x is not for good, unless it speaks of the address. */
function isHard(reason: RefusalReason, action: Verdict['action'], status: string | null): boolean {
  return reason === 'invalid_recipient' && action === 'failed' && !/^4\.(?!1\.)/.test(status ?? '');
}

/** Does not say what was done, or says so of a mail that it still tries to deliver. */
function isOnlyLate(mail: CameBack, { status }: ReportedRecipient): boolean {
  const saysFailed = /^action[ \t]*:[ \t]*failed/im.test(mail.delivery);
  return (status === null || status.startsWith('4.')) && !saysFailed && isDelayNotice(mail);
}

/** Hotmail's way: no report, but the mail itself, under a subject of always the same words. */
function plainComplaint({ headers, returned }: CameBack): FeedbackReport | null {
  const known = /^complaint about message from [\da-f.:x]+$/i.test(first(headers, 'subject')?.trim() ?? '');
  return known && returned.length > 0 ? { type: 'abuse', recipient: null, returnPath: null } : null;
}

/** `not-spam` takes a complaint back; one about our DNS (`auth-failure`, `dmarc`) blames nobody who got the mail. */
function complaintOf(mail: CameBack, { type, recipient }: FeedbackReport): Report {
  if (type === 'not-spam') return { what: 'nothing' };
  const sentTo = mail.returned
    .map((fields) => addressIn(first(fields, 'to') ?? ''))
    .find((address) => address !== null);
  return { what: 'complaint', recipient: recipient ?? sentTo ?? null, harmless: /^(?:auth-failure|dmarc)$/.test(type) };
}
