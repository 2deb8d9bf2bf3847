// The part of a complaint that machines can read: RFC 5965.
import { addressIn } from './email-address';
import { fieldsOf, first } from './mail-fields';
import type { Complaint } from './report';

/** null where the text is none. */
export function readFeedbackReport(text: string): Complaint | null {
  const fields = fieldsOf(text.replaceAll(/\r?\n[ \t]*\r?\n/g, '\n'));
  const type = first(fields, 'feedback-type');
  if (type === null) return null;
  return {
    type: type.toLowerCase(),
    recipient: addressIn(first(fields, 'original-rcpt-to', 'removal-recipient') ?? ''),
  };
}
