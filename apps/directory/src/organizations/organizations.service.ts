import { Injectable } from '@nestjs/common';
import { notFound } from '@portico/contracts/problems';
import type { OrganizationView } from '@portico/contracts/staff';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Organization } from './organization.entity';

@Injectable()
export class OrganizationsService {
  constructor(private readonly db: DataSource) {}

  /** The oldest organization of this installation; made under `name` if there is none. Of several who ask at once all get the same. */
  first(name: string): Promise<OrganizationView> {
    return this.db.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext(current_schema()), hashtext('first organization'))`);
      const [oldest] = await tx.find(Organization, { order: { createdAt: 'ASC', id: 'ASC' }, take: 1 });
      return oldest ? viewOf(oldest) : insert(tx, name);
    });
  }

  /** @throws Problem `resource.not_found`. */
  async current({ organizationId }: Tenant): Promise<OrganizationView> {
    const organization = await this.db.manager.findOneBy(Organization, { id: organizationId });
    if (!organization) throw notFound('organization');
    return viewOf(organization);
  }

  create(name: string): Promise<OrganizationView> {
    return insert(this.db.manager, name);
  }
}

async function insert(tx: EntityManager, name: string): Promise<OrganizationView> {
  const id = newId();
  await tx.insert(Organization, { id, name });
  return { id, name };
}

function viewOf({ id, name }: Organization): OrganizationView {
  return { id, name };
}
