// What a mail that came back tells us, whichever way it says it.
import { refusalReasonOf } from '../refusals/refusal-reason';
import { isAutoReply } from './auto-reply';
import type { CameBack } from './came-back';
import { recipientsIn } from './delivery-status';
import { addressIn } from './email-address';
import { readFeedbackReport } from './feedback-report';
import { first } from './mail-fields';
import { isBounceNotice, isDelayNotice, isTalk } from './notice';
import { recipientsNamed, sectionOf } from './notice-recipients';
import { bounced, complained, type Complaint, type Report, type ReportedRecipient, type Verdict } from './report';
import { readSesNotification } from './ses-notification';
import { verdictOf } from './verdict';

/** People of one report; a mail of ours goes to one. */
const MOST_RECIPIENTS = 200;

export function readReport(mail: CameBack): Report {
  const complaint = mail.feedback === null ? plainComplaint(mail) : readFeedbackReport(mail.feedback);
  if (complaint) return complaintOf(mail, complaint);
  const ses = readSesNotification(mail.notice);
  if (ses?.complaint) return complaintOf(mail, ses.complaint);
  const stated = ses ? ses.recipients : statedRecipients(mail);
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
  return bounced(recipients.map((recipient) => judged(mail, recipient, addresses)));
}

function judged(mail: CameBack, recipient: ReportedRecipient, addresses: readonly (string | null)[]): Verdict {
  const { address, status, diagnostic } = recipient;
  const action = recipient.action === 'failed' && isOnlyLate(mail, recipient) ? 'delayed' : recipient.action;
  return verdictOf(
    { ...recipient, action },
    refusalReasonOf([diagnostic, sectionOf(mail.notice, address, addresses)], status),
  );
}

/** Does not say what was done, or says so of a mail that it still tries to deliver. */
function isOnlyLate(mail: CameBack, { status }: ReportedRecipient): boolean {
  const saysFailed = /^action[ \t]*:[ \t]*failed/im.test(mail.delivery);
  return (status === null || status.startsWith('4.')) && !saysFailed && isDelayNotice(mail);
}

/** Hotmail's way: no report, but the mail itself, under a subject of always the same words. */
function plainComplaint({ headers, returned }: CameBack): Complaint | null {
  const known = /^complaint about message from [\da-f.:x]+$/i.test(first(headers, 'subject')?.trim() ?? '');
  return known && returned.length > 0 ? { type: 'abuse', recipient: null } : null;
}

function complaintOf(mail: CameBack, { type, recipient }: Complaint): Report {
  const sentTo = mail.returned
    .map((fields) => addressIn(first(fields, 'to') ?? ''))
    .find((address) => address !== null);
  return complained(type, recipient ?? sentTo ?? null);
}
