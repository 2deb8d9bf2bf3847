// The part of a complaint that machines can read: RFC 5965.
import { addressIn } from './email-address';
import { fieldsOf, first } from './mail-fields';

/** A feedback report. `type` is a word such as `abuse`, `auth-failure` or `not-spam`. */
export interface FeedbackReport {
  type: string;
  recipient: string | null;
  /** The return path of the mail that it is about. */
  returnPath: string | null;
}

/** null where the text is none. */
export function readFeedbackReport(text: string): FeedbackReport | null {
  const fields = fieldsOf(text.replaceAll(/\r?\n[ \t]*\r?\n/g, '\n'));
  const type = first(fields, 'feedback-type');
  if (type === null) return null;
  return {
    type: type.toLowerCase(),
    recipient: addressIn(first(fields, 'original-rcpt-to', 'removal-recipient') ?? ''),
    returnPath: addressIn(first(fields, 'original-mail-from') ?? ''),
  };
}
