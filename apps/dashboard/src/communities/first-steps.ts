// The way from a new community to its first invitations; each step follows from the counts, nothing is ticked by hand.
import type { Schema } from '@portico/api/client';

export type FirstStep = 'residents' | 'emails' | 'invite';

/** The steps in their order, each done or not. */
export function firstSteps({
  residents,
  withoutEmail,
  pending,
}: Schema<'CommunityCounts'>): Record<FirstStep, boolean> {
  return {
    residents: residents > 0,
    emails: residents > 0 && withoutEmail === 0,
    invite: residents > pending,
  };
}

/** Whether the way is still to be shown: until the first invitation went out. */
export function isBeginning(counts: Schema<'CommunityCounts'>): boolean {
  return !firstSteps(counts).invite;
}
