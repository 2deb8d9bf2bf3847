// What a mail that came back turns out to be.
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
