import { Injectable } from '@nestjs/common';
import type { Page } from '@portico/contracts/lists';
import { Problem, wrongField } from '@portico/contracts/problems';
import type { PropertyBody, PropertyListQuery, PropertyView } from '@portico/contracts/properties';
import { sqlErrorOf } from '@portico/platform/sql-error';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { lockCommunity, requireCommunity } from '../communities/communities.queries';
import { deleteProperty, insertProperties, updateProperties } from './properties.queries';
import { changedProperty, newProperty } from './property';
import { findProperty, propertyPage } from './property-view.queries';

@Injectable()
export class PropertiesService {
  constructor(private readonly db: DataSource) {}

  async list(tenant: Tenant, communityId: string, query: PropertyListQuery): Promise<Page<PropertyView>> {
    await requireCommunity(this.db.manager, tenant.organizationId, communityId);
    return propertyPage(this.db.manager, tenant, communityId, query);
  }

  get(tenant: Tenant, id: string): Promise<PropertyView> {
    return findProperty(this.db.manager, tenant, id);
  }

  /** @throws Problem 409 `property.account_number_taken`; 422 when there is neither name nor address. */
  async create(tenant: Tenant, communityId: string, body: PropertyBody): Promise<PropertyView> {
    const facts = newProperty(body);
    if (!facts) throw wrongField('name', 'field.required', 'A property needs a name, an address or a unit.');
    const [id] = await this.db
      .transaction(async (tx) => {
        const community = await lockCommunity(tx, tenant.organizationId, communityId);
        return insertProperties(tx, community, [facts]);
      })
      .catch(refuseTakenNumber);
    return { id: id!, communityId, ...facts };
  }

  /** Whatever is left out stays. @throws Problem 409 `property.account_number_taken`. */
  async update(tenant: Tenant, id: string, body: PropertyBody): Promise<PropertyView> {
    const { communityId } = await findProperty(this.db.manager, tenant, id);
    return this.db
      .transaction(async (tx) => {
        const community = await lockCommunity(tx, tenant.organizationId, communityId);
        const current = await findProperty(tx, tenant, id);
        const facts = changedProperty(current, body);
        await updateProperties(tx, community, [{ id, ...facts }]);
        return { ...current, ...facts };
      })
      .catch(refuseTakenNumber);
  }

  /** @throws Problem 409 `property.has_residents`. */
  async delete(tenant: Tenant, id: string): Promise<void> {
    const { communityId, name } = await findProperty(this.db.manager, tenant, id);
    const deletion = this.db.transaction(async (tx) => {
      await lockCommunity(tx, tenant.organizationId, communityId);
      await deleteProperty(tx, tenant, id);
    });
    await deletion.catch((error: unknown) => {
      if (sqlErrorOf(error).constraint !== 'resident_property') throw error;
      throw new Problem('property.has_residents', `Somebody lives in ${name}.`);
    });
  }
}

function refuseTakenNumber(error: unknown): never {
  if (sqlErrorOf(error).constraint !== 'property_account_number_unique') throw error;
  throw new Problem('property.account_number_taken');
}
