import { Injectable } from '@nestjs/common';
import type { OrganizationPatch, OrganizationView } from '@portico/contracts/staff';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { MailSwitches } from '../mail-switches/mail-switches.service';
import { findOrganization, insertOrganization, oldestOrganization, updateOrganization } from './organizations.queries';

@Injectable()
export class OrganizationsService {
  constructor(
    private readonly db: DataSource,
    private readonly switches: MailSwitches,
  ) {}

  /** The oldest organization of this installation; made under `name` if there is none. Of several who ask at once all get the same. */
  first(name: string): Promise<OrganizationView> {
    return this.db.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext(current_schema()), hashtext('first organization'))`);
      const oldest = await oldestOrganization(tx);
      return oldest ?? insert(tx, name);
    });
  }

  /** @throws Problem `resource.not_found`. */
  current(tenant: Tenant): Promise<OrganizationView> {
    return findOrganization(this.db.manager, tenant);
  }

  /** Whatever is left out stays. @throws Problem 404; 503 when mail shall stop and invitations cannot be told. */
  async update(tenant: Tenant, patch: OrganizationPatch): Promise<OrganizationView> {
    await this.current(tenant);
    const switched = { placeId: tenant.organizationId, enabled: patch.mailEnabled };
    await this.switches.change(tenant, switched, (tx) => updateOrganization(tx, tenant, patch));
    return this.current(tenant);
  }

  create(name: string): Promise<OrganizationView> {
    return insert(this.db.manager, name);
  }
}

async function insert(tx: EntityManager, name: string): Promise<OrganizationView> {
  const id = newId();
  await insertOrganization(tx, id, name);
  return { id, name, replyTo: null, mailEnabled: true };
}
