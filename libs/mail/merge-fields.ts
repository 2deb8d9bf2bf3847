// The fields that staff may write into a subject and a body: a fixed list, replaced as they stand. No template engine.
import type { FieldError } from '@portico/contracts/problems';

/** What a message is for: an invitation carries the activation link, a notice does not. */
export type MailPurpose = 'invitation' | 'notice';

const everywhere = ['firstName', 'lastName', 'fullName', 'propertyName', 'communityName', 'instructionGuideUrl'];
const ofInvitations = ['expiresAt', 'activationButton', 'activationUrl'];
// A button is no text, and a link in a subject would be cut and logged by every server on the way.
const notInSubjects = ['activationButton', 'activationUrl', 'instructionGuideUrl'];

/** Where a text stands: fields may be known in one part and not in the other. */
export type MessagePart = 'subject' | 'body';

/** The merge fields that may stand in this part of a message, in the order to offer them. */
export function mergeFields(purpose: MailPurpose = 'invitation', part: MessagePart = 'body'): string[] {
  const fields = purpose === 'invitation' ? [...everywhere, ...ofInvitations] : everywhere;
  return part === 'subject' ? fields.filter((field) => !notInSubjects.includes(field)) : fields;
}

/** The fields in `text` that are not to be used there, each once, without braces; empty where all is well. */
export function unknownFields(text: string, purpose: MailPurpose = 'invitation', part: MessagePart = 'body'): string[] {
  const known = mergeFields(purpose, part);
  const used = [...text.matchAll(fieldPattern())].map((match) => match[1]!);
  return [...new Set(used)].filter((field) => !known.includes(field));
}

/** What is told of unknown fields, of the request's field that the text came in. */
export function misplacedFields(
  text: string,
  purpose: MailPurpose,
  { part, field = part }: { part: MessagePart; field?: string },
): FieldError[] {
  return unknownFields(text, purpose, part).map((name) => ({
    field,
    code: 'merge_field.unknown',
    message: `{{${name}}} cannot stand here. These can: ${mergeFields(purpose, part).join(', ')}.`,
  }));
}

/** Finds `{{name}}`, with spaces inside the braces or without. A fresh expression each time: it keeps a position. */
export function fieldPattern(): RegExp {
  return /\{\{[^\S\n]*([^\s{}](?:[^{}\n]*[^\s{}])?)[^\S\n]*\}\}/g;
}
