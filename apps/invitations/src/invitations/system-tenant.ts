import type { Tenant } from '@portico/platform/tenant';

/** An organization on whose behalf Portico itself acts: what waited in the outbox, or what a resident asked for. */
export function systemTenant(organizationId: string): Tenant {
  return { organizationId, actor: { kind: 'system', id: null, name: 'Portico' } };
}
