// The fields that staff may write into a message, in the order to offer them; the API refuses any other.
import type { Purpose } from './message';

const everywhere = [
  'firstName',
  'lastName',
  'fullName',
  'propertyName',
  'communityName',
  'instructionGuideUrl',
] as const;
const ofInvitations = ['expiresAt', 'activationButton', 'activationUrl'] as const;
export type MergeField = (typeof everywhere)[number] | (typeof ofInvitations)[number];

// A button is no text, and a link in a subject would be cut.
const notInSubjects: readonly MergeField[] = ['activationButton', 'activationUrl', 'instructionGuideUrl'];

export function mergeFields(purpose: Purpose, part: 'subject' | 'body'): MergeField[] {
  const fields: MergeField[] = purpose === 'invitation' ? [...everywhere, ...ofInvitations] : [...everywhere];
  return part === 'subject' ? fields.filter((field) => !notInSubjects.includes(field)) : fields;
}

/** The merge fields in a text, spaces inside the braces or not, and where they stand. */
export function fieldsIn(text: string): { name: string; from: number; to: number }[] {
  return [...text.matchAll(/\{\{[^\S\n]*([^\s{}]+)[^\S\n]*\}\}/g)].map(({ index, 0: whole, 1: name }) => ({
    name: name!,
    from: index,
    to: index + whole.length,
  }));
}
