// Which refusals a route can answer with: those that follow from its policy and its method, and those it names itself.
import { Problem, type ProblemCode } from '@portico/contracts/problems';
import { isOfCommunity } from '@portico/contracts/things';
import { takesIdempotencyKey, thingOf, type Policy } from '../access/policy';

/** What of a route decides about its refusals. */
export interface RouteTraits {
  policy: Policy;
  method: string;
  hasPathIds: boolean;
  hasCursor: boolean;
  /** Codes of its own. */
  refuses: readonly ProblemCode[];
}

/** The codes of a route by status. */
export function refusalsOf(route: RouteTraits): Map<number, ProblemCode[]> {
  const codes = new Set<ProblemCode>([...general(route), ...route.refuses]);
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes) {
    const { status } = new Problem(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return new Map([...byStatus].toSorted(([a], [b]) => a - b));
}

/** A code with its meaning, as one line of a description. */
export function explain(code: ProblemCode): string {
  return `\`${code}\`: ${new Problem(code).title}.`;
}

/**
 * A body is read before anybody asks whether the route has one: what cannot be read is refused by every route that changes
 * something. And an address can be malformed anywhere.
 */
function general({ policy, method, hasPathIds, hasCursor }: RouteTraits): ProblemCode[] {
  const unsafe = method !== 'get';
  const staff = policy.who === 'staff' || policy.who === 'installation' || policy.who === 'user';
  const ofProvider = policy.who === 'provider';
  const thing = thingOf(policy);
  return [
    ...pick(policy.who !== 'anyone' && !ofProvider, 'auth.required'),
    ...pick(staff, 'auth.forbidden'),
    ...pick(unsafe && !ofProvider, 'auth.csrf'),
    ...pick(thing !== null && isOfCommunity(thing), 'community.forbidden'),
    ...pick(hasPathIds, 'resource.not_found'),
    ...pick(unsafe, 'request.too_large', 'request.unsupported_type'),
    'request.malformed',
    ...pick(hasCursor, 'cursor.invalid'),
    'validation.failed',
    ...pick(takesIdempotencyKey(policy, method), 'idempotency.key_reused'),
    'rate.limited',
    'internal',
    'service.unavailable',
  ];
}

function pick(yes: boolean, ...codes: ProblemCode[]): ProblemCode[] {
  return yes ? codes : [];
}
