// Who may use a route. Every route has exactly one policy; one without does not start (policy.check.ts).
import type { Scope } from '@portico/contracts/staff';
import { isOfInstallation, things, type Thing } from '@portico/contracts/things';

/**
 * How far a caller must reach: to the thing that the path names; to the `organization` as a whole (administrators and keys); to the
 * whole `installation`, which only the first organization's do; or only to what is `assigned`, where the handler itself filters.
 */
export type Reach = Thing | 'installation' | 'organization' | 'assigned';

/**
 * What of a resident's request says which of their homes it is about: the `:residentId` of the path, the request that its `:requestId`
 * names, or `profile` in the query; null where it is about the account.
 */
export type HomeIn = 'path' | 'request' | 'query';

export type Policy =
  | { who: 'anyone'; page: boolean; sends: boolean }
  | { who: 'provider' }
  | { who: 'resident'; home: HomeIn | null }
  | { who: 'user' }
  | { who: 'installation' }
  | { who: 'staff'; scopes: readonly Scope[]; reach: Reach };

/** The thing that the path's `:id` names, if the policy says one. */
export function thingOf(policy: Policy): Thing | null {
  if (policy.who !== 'staff') return null;
  return things.find((thing) => thing === policy.reach) ?? null;
}

/** Whether a route is for the operator: the administrators and keys of the first organization. */
export function isForOperator(policy: Policy): boolean {
  if (policy.who !== 'staff') return false;
  const thing = thingOf(policy);
  return policy.reach === 'installation' || (thing !== null && isOfInstallation(thing));
}

/** Whether a POST of this route takes an `Idempotency-Key`: what staff and residents create or send, and what anyone lets be sent. */
export function takesIdempotencyKey(policy: Policy, method: string): boolean {
  if (method.toUpperCase() !== 'POST') return false;
  return policy.who === 'anyone' ? policy.sends : !['user', 'provider'].includes(policy.who);
}

/** Whether a parameter of a path is an id, which is a UUID; it is one by its name. */
export function isId(parameter: string): boolean {
  return parameter === 'id' || parameter.endsWith('Id');
}
