// What the guard found out about a request, as handlers take it.
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { PortalMe } from '@portico/contracts/portal';
import { Problem } from '@portico/contracts/problems';
import { currentRequestId } from '@portico/platform/request-id';
import type { Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import type { StaffCaller } from './caller';

/** A resident who is signed in: the session's token and what it opens. */
export interface PortalCaller {
  token: string;
  me: PortalMe;
}

const homes = new WeakMap<Request, string>();
const staffCallers = new WeakMap<Request, StaffCaller>();
const portalCallers = new WeakMap<Request, PortalCaller>();

/** Notes who calls, once the guard knows. */
export function rememberCaller(request: Request, caller: StaffCaller | PortalCaller): void {
  if ('me' in caller) portalCallers.set(request, caller);
  else staffCallers.set(request, caller);
}

/** The staff member or key behind a request, where its route asks for one. */
export function staffCallerOf(request: Request): StaffCaller | undefined {
  return staffCallers.get(request);
}

/** Notes which of a resident's homes a request is about, once the guard knows that it is theirs. */
export function rememberHome(request: Request, residentId: string): void {
  homes.set(request, residentId);
}

/** The resident behind a request, where its route asks for one. */
export function portalCallerOf(request: Request): PortalCaller | undefined {
  return portalCallers.get(request);
}

/** The organization that a caller's requests may touch, and who acts. */
export function tenantOf(caller: StaffCaller): Tenant {
  const { kind, id, name, email } = caller;
  return { organizationId: caller.organizationId, actor: { kind, id, name, email }, requestId: currentRequestId() };
}

/** The member of staff or the key that calls. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): StaffCaller => {
  const caller = staffCallers.get(context.switchToHttp().getRequest<Request>());
  if (!caller) throw new Problem('auth.required');
  return caller;
});

/** The caller's organization and name, as the services want them. */
export const CallerTenant = createParamDecorator((_: unknown, context: ExecutionContext): Tenant => {
  const caller = staffCallers.get(context.switchToHttp().getRequest<Request>());
  if (!caller) throw new Problem('auth.required');
  return tenantOf(caller);
});

/** The resident who calls. */
export const SignedInResident = createParamDecorator((_: unknown, context: ExecutionContext): PortalCaller => {
  const caller = portalCallers.get(context.switchToHttp().getRequest<Request>());
  if (!caller) throw new Problem('auth.required');
  return caller;
});

/** The home that a request is about, by the id of its resident; for routes of `@Residents('path')` and `@Residents('request')`. */
export const CallersHome = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const residentId = homes.get(context.switchToHttp().getRequest<Request>());
  if (residentId === undefined) throw new Problem('auth.required');
  return residentId;
});
