import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { notFound } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';

/** A resident who asks for what is theirs, and where they live. The gateway has proved that it is them. */
export interface Home {
  residentId: string;
  residentName: string;
  propertyId: string;
  communityId: string;
  /** The organization that every query about them carries. */
  tenant: Tenant;
}

/** Turns the id of a resident in a path into their home: residents know of no organization. A 404 where there is no such resident. */
@Injectable()
export class HomePipe implements PipeTransform<string, Promise<Home>> {
  constructor(private readonly db: EntityManager) {}

  async transform(residentId: string): Promise<Home> {
    const [found] = await this.db.query<(Omit<Home, 'tenant'> & { organizationId: string })[]>(
      `SELECT id AS "residentId", trim(first_name || ' ' || last_name) AS "residentName", property_id AS "propertyId",
              community_id AS "communityId", organization_id AS "organizationId"
         FROM resident WHERE id = $1`,
      [residentId],
    );
    if (!found) throw notFound('resident');
    const { organizationId, ...home } = found;
    const actor = { kind: 'resident' as const, id: home.residentId, name: home.residentName };
    return { ...home, tenant: { organizationId, actor } };
  }
}
