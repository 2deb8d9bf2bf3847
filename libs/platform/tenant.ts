// On whose behalf a call is made. The gateway decides it once; the services trust the header because InternalGuard ran before.
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import type { Request } from 'express';

/** Who acts: a person of the staff, an API key, a resident, or Portico itself. `name` is for the activity feed. */
export interface Actor {
  kind: 'user' | 'key' | 'resident' | 'system';
  id: string | null;
  name: string;
  /** Of staff whose address is known: not of a key. */
  email?: string;
}

/** The organization whose data a call may touch, and who makes it. */
export interface Tenant {
  organizationId: string;
  actor: Actor;
  requestId?: string;
}

export const TENANT_HEADER = 'x-portico-tenant';

/** The header's text: base64url of JSON, so that names in any script pass. */
export function encodeTenant(tenant: Tenant): string {
  return Buffer.from(JSON.stringify(tenant)).toString('base64url');
}

/** @throws Problem `internal.unauthorized` when the text is none of ours. */
export function decodeTenant(text: string | undefined): Tenant {
  const value = parsed(text);
  if (!isTenant(value)) throw new Problem('internal.unauthorized', 'The call names no organization.');
  return value;
}

/** The tenant of a call to an internal service; a 401 when it names none. */
export const CurrentTenant = createParamDecorator((_: unknown, context: ExecutionContext): Tenant => {
  return decodeTenant(context.switchToHttp().getRequest<Request>().header(TENANT_HEADER));
});

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(Buffer.from(text ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isTenant(value: unknown): value is Tenant {
  if (typeof value !== 'object' || value === null) return false;
  const { organizationId, actor } = value as Partial<Tenant>;
  return (
    typeof organizationId === 'string' && typeof actor === 'object' && actor !== null && typeof actor.name === 'string'
  );
}
