// The form that starts an import: all its fields are texts, as forms have them.
import { wrongField } from '@portico/contracts/problems';

export const importFields = ['mapping', 'dryRun', 'sendInvitations'] as const;

export interface ImportWishes {
  mapping?: string;
  dryRun: boolean;
  sendInvitations: boolean;
}

/** @throws Problem 422 for a flag that is neither `true` nor `false`. */
export function importWishes(fields: Readonly<Record<string, string>>): ImportWishes {
  return {
    mapping: fields['mapping'] || undefined,
    dryRun: flagOf('dryRun', fields['dryRun']),
    sendInvitations: flagOf('sendInvitations', fields['sendInvitations']),
  };
}

function flagOf(name: string, text: string | undefined): boolean {
  if (text === undefined || text === 'false') return false;
  if (text === 'true') return true;
  throw wrongField(name, 'field.is_boolean', `${name} must be true or false.`);
}
