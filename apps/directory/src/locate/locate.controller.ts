import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { notFound } from '@portico/contracts/problems';
import type { DirectoryThing } from '@portico/contracts/things';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant } from '@portico/platform/tenant';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';

/** How to find the community of a thing that a path of the public API names. */
const statements: Record<DirectoryThing, string> = {
  community: 'SELECT id AS "communityId" FROM community WHERE id = $1 AND organization_id = $2',
  property: 'SELECT community_id AS "communityId" FROM property WHERE id = $1 AND organization_id = $2',
  resident: 'SELECT community_id AS "communityId" FROM resident WHERE id = $1 AND organization_id = $2',
  document: 'SELECT community_id AS "communityId" FROM document WHERE id = $1 AND organization_id = $2',
  request: 'SELECT community_id AS "communityId" FROM request WHERE id = $1 AND organization_id = $2',
  import: 'SELECT community_id AS "communityId" FROM import WHERE id = $1 AND organization_id = $2',
};

/** The gateway asks before everything else, to answer 404 and 403 in their order. */
@AllowCallers('gateway')
@Controller('locate')
export class LocateController {
  constructor(private readonly db: EntityManager) {}

  /** The community a thing belongs to; 404 where it is unknown or of another organization. */
  @Get(':thing/:id')
  async locate(
    @CurrentTenant() tenant: Tenant,
    @Param('thing') thing: DirectoryThing,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<{ communityId: string }> {
    if (!Object.hasOwn(statements, thing)) throw notFound('kind of thing');
    const [found] = await this.db.query<{ communityId: string }[]>(statements[thing], [id, tenant.organizationId]);
    if (!found) throw notFound(thing);
    return found;
  }
}
