// What mail providers tell us, whatever words each has for it.
import { refusalReasonOf } from '../refusals/refusal-reason';
import { bounced, type Report, type ReportedRecipient } from '../feedback/report';
import type { MailMarks } from '../feedback/trace';
import { verdictOf } from '../feedback/verdict';

/** What became of one mail. */
export interface ProviderEvent {
  /** The provider's own id of the event: its copies have the same. */
  id: string;
  mail: MailMarks;
  report: Report;
}

/** What a provider says of recipients, judged as the same words in a bounce are. */
export function reportOf(recipients: readonly ReportedRecipient[]): Report {
  return bounced(recipients.map((one) => verdictOf(one, refusalReasonOf([one.diagnostic], one.status))));
}
