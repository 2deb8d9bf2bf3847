// What a mail that came back tells us, whichever way it says it.
import { bounceReasonOf } from './bounce-reason';
import type { CameBack } from './came-back';
import { recipientsIn } from './delivery-status';
import { addressIn } from './email-address';
import { readFeedbackReport, type FeedbackReport } from './feedback-report';
import { first } from './mail-fields';
import { isBounceNotice, isDelayNotice, recipientsNamed } from './notice';
import type { Report, ReportedRecipient, Verdict } from './report';

/** People of one report; a mail of ours goes to one. */
const MOST_RECIPIENTS = 200;
/** Characters of a timeline's line. */
const LONGEST_DETAIL = 500;

export function readReport(mail: CameBack): Report {
  const complaint = mail.feedback === null ? plainComplaint(mail) : readFeedbackReport(mail.feedback);
  if (complaint) return complaintOf(mail, complaint);
  const stated = statedRecipients(mail);
  if (stated.length > 0) return bounceOf(mail, stated);
  if (isBounceNotice(mail)) return bounceOf(mail, recipientsNamed(mail));
  return { what: isAutoReply(mail) ? 'auto_reply' : 'nothing' };
}

/** Some servers break the structure, or put the fields for machines into the text. */
function statedRecipients({ delivery, notice, other }: CameBack): ReportedRecipient[] {
  for (const text of [delivery, other, notice]) {
    const recipients = recipientsIn(text);
    if (recipients.length > 0) return recipients;
  }
  return [];
}

function bounceOf(mail: CameBack, recipients: readonly ReportedRecipient[]): Report {
  const verdicts = recipients
    .slice(0, MOST_RECIPIENTS)
    .map((recipient) => verdictOf(mail, recipient, recipients.length));
  const [head, ...rest] = verdicts;
  return head ? { what: 'bounce', verdicts: [head, ...rest] } : { what: 'nothing' };
}

function verdictOf(mail: CameBack, recipient: ReportedRecipient, recipients: number): Verdict {
  const { address, original, status, diagnostic } = recipient;
  const action = recipient.action === 'failed' && isOnlyLate(mail, recipient) ? 'delayed' : recipient.action;
  const detail =
    [status, diagnostic.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()].filter(Boolean).join(' ').slice(0, LONGEST_DETAIL) ||
    null;
  const told = { address, original, action, status: status?.startsWith('2.') ? null : status, detail };
  if (action === 'delivered' || action === 'relayed') return { ...told, kind: 'not_a_bounce', reason: null };
  // What stands in the notice about several people may be about another one.
  const reason = bounceReasonOf(recipients === 1 ? [diagnostic, mail.notice] : [diagnostic], status);
  const hard = reason === 'invalid_recipient' && action === 'failed';
  return { ...told, kind: hard ? 'hard' : 'soft', reason };
}

/** Says "failed" of a mail that it still tries to deliver. */
function isOnlyLate(mail: CameBack, { status }: ReportedRecipient): boolean {
  return (status === null || status.startsWith('4.')) && mail.delivery === '' && isDelayNotice(mail);
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

function isAutoReply({ headers }: CameBack): boolean {
  const automatic = first(headers, 'auto-submitted')?.toLowerCase() ?? 'no';
  return (
    automatic.startsWith('auto-replied') ||
    ['x-autoreply', 'x-autorespond', 'x-auto-response', 'x-autoresponse'].some((name) => headers.has(name)) ||
    /auto_?reply/i.test(first(headers, 'precedence', 'x-precedence') ?? '') ||
    /^(?:auto(?:matic|matische|mated)?[ :-]|out of (?:the )?office|re: ?auto|away from|on vacation|vacation|abwesen|absence|respuesta automática|réponse automatique|risposta automatica)/i.test(
      first(headers, 'subject') ?? '',
    )
  );
}
