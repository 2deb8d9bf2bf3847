// What a mail that came back, or an event of a mail provider, turns out to be.
import type { FeedbackKind, RefusalReason } from '@portico/contracts/feedback';

/** What a report says of one recipient, in the words of RFC 3464. */
export interface ReportedRecipient {
  address: string | null;
  /** The address before it was forwarded, where the report knows it. */
  original: string | null;
  action: 'failed' | 'delayed' | 'delivered' | 'relayed';
  /** The enhanced status code. */
  status: string | null;
  /** The words of who refused it. */
  diagnostic: string;
  /** Why, by the name that the reporter itself gives it. */
  named?: RefusalReason | undefined;
}

/** A feedback report. `type` is a word of RFC 5965 such as `abuse`, `auth-failure` or `not-spam`. */
export interface Complaint {
  type: string;
  recipient: string | null;
}

/** What it means for us. */
export interface Verdict extends Pick<ReportedRecipient, 'address' | 'original' | 'action' | 'status'> {
  kind: FeedbackKind;
  reason: RefusalReason | null;
  /** For the timeline: what was said, in short. */
  detail: string | null;
}

/** `complaint` with `harmless`: a report about our own DNS, which blames no recipient. */
export type Report =
  | { what: 'bounce'; verdicts: [Verdict, ...Verdict[]] }
  | { what: 'complaint'; recipient: string | null; harmless: boolean }
  | { what: 'auto_reply' }
  | { what: 'nothing' };

/** A report that says something of a mail. */
export type Telling = Exclude<Report, { what: 'nothing' }>;

/** `not-spam` takes a complaint back; one about our DNS (`auth-failure`, `dmarc`) blames nobody who got the mail. */
export function complained(type: string, recipient: string | null): Report {
  if (type === 'not-spam') return { what: 'nothing' };
  return { what: 'complaint', recipient, harmless: /^(?:auth-failure|dmarc)$/.test(type) };
}

/** What is said of some recipients; `nothing` where there are none. */
export function bounced([head, ...rest]: readonly Verdict[]): Report {
  return head ? { what: 'bounce', verdicts: [head, ...rest] } : { what: 'nothing' };
}
