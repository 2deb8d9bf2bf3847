// Whom the bounce inbox takes mail for: our own return paths, and nobody else.
import { readReturnPath } from '@portico/mail/return-path';

/** Whether an envelope's recipient is a return path at `domain` that we made. */
export function isOurReturnPath(recipient: string, domain: string, secret: string): boolean {
  const at = recipient.slice(recipient.lastIndexOf('@') + 1).toLowerCase();
  return at === domain.toLowerCase() && readReturnPath(recipient, secret)?.genuine === true;
}
