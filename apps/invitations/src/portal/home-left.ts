import type { PortalMe } from '@portico/contracts/portal';
import { Problem, type ProblemCode } from '@portico/contracts/problems';

/** @throws Problem of this code where the account has no home in a portal any more: there is nothing to sign in to. */
export function refuseHomeless({ profiles }: PortalMe, code: ProblemCode): void {
  if (profiles.length === 0) throw new Problem(code, 'This account has no home in a portal any more.');
}
