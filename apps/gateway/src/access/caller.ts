// Who calls, and what they may do. A user's role and a key's scopes come down to the same thing: a set of scopes and a reach.
import { scopes, type Role, type Scope } from '@portico/contracts/staff';

/** A member of staff or an API key. */
export interface StaffCaller {
  kind: 'user' | 'key';
  /** Of the user or of the key; null for ADMIN_API_KEY, which has no row. */
  id: string | null;
  organizationId: string;
  name: string;
  /** Of a member of staff; a key has none. */
  email?: string;
  scopes: readonly Scope[];
  /** The communities they may touch; null for all of the organization's. */
  communityIds: readonly string[] | null;
  /** What requests are counted by: a session or a key. */
  countedBy: string;
  /** Whether it is ADMIN_API_KEY. */
  installation: boolean;
}

/** What each role may do. Only administrators reach beyond the communities assigned to them. */
export const scopesOfRole = {
  admin: scopes,
  manager: ['directory:read', 'directory:write', 'messages:read', 'messages:write', 'messages:send'],
  viewer: ['directory:read', 'messages:read'],
} as const satisfies Record<Role, readonly Scope[]>;

/** The scopes of a user: the right to send is apart from the right to edit. */
export function scopesOfUser(role: Role, canSend: boolean): Scope[] {
  return scopesOfRole[role].filter((scope) => canSend || scope !== 'messages:send');
}

/** Whether the caller may do at least one of these. */
export function mayDo(caller: StaffCaller, anyOf: readonly Scope[]): boolean {
  return anyOf.some((scope) => caller.scopes.includes(scope));
}

/** Whether the caller may touch what belongs to this community; null: what belongs to the organization as a whole. */
export function reaches(caller: StaffCaller, communityId: string | null): boolean {
  return caller.communityIds === null || (communityId !== null && caller.communityIds.includes(communityId));
}

/** Nobody gives away more than they have: neither to a key nor, for administrators, to a user. */
export function mayGrant(caller: StaffCaller, wanted: readonly Scope[]): boolean {
  return wanted.every((scope) => caller.scopes.includes(scope));
}
