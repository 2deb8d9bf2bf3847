// Who may use a route. Every route has exactly one policy; one without does not start (policy.check.ts).
import type { Scope } from '@portico/contracts/staff';

/** A thing that the `:id` of a path names. */
export const things = [
  'community',
  'property',
  'resident',
  'import',
  'message',
  'delivery',
  'suppression',
  'webhook',
  'user',
  'apiKey',
] as const;
export type Thing = (typeof things)[number];

/**
 * How far a caller must reach: to the thing that the path names; to the `organization` as a whole (administrators and keys); or only
 * to what is `assigned`, where the handler itself filters.
 */
export type Reach = Thing | 'organization' | 'assigned';

export type Policy =
  | { who: 'anyone'; page: boolean; sends: boolean }
  | { who: 'resident' }
  | { who: 'user' }
  | { who: 'installation' }
  | { who: 'staff'; scopes: readonly Scope[]; reach: Reach };

/** The thing that the path's `:id` names, if the policy says one. */
export function thingOf(policy: Policy): Thing | null {
  if (policy.who !== 'staff') return null;
  return things.find((thing) => thing === policy.reach) ?? null;
}

/** Whether a POST of this route takes an `Idempotency-Key`: what staff create or send, and what anyone lets be sent. */
export function takesIdempotencyKey(policy: Policy, method: string): boolean {
  if (method.toUpperCase() !== 'POST') return false;
  return policy.who === 'staff' || policy.who === 'installation' || (policy.who === 'anyone' && policy.sends);
}
