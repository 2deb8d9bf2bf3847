import { Injectable } from '@nestjs/common';
import { notFound } from '@portico/contracts/problems';
import type { InvitationsThing } from '@portico/contracts/things';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';

// A row that was left out at review is no delivery to anybody outside.
const queries: Record<InvitationsThing, string> = {
  message: 'SELECT community_id FROM message WHERE id = $1 AND organization_id = $2',
  delivery: `SELECT community_id FROM delivery WHERE id = $1 AND organization_id = $2 AND status <> 'excluded'`,
  suppression: 'SELECT NULL AS community_id FROM suppression WHERE id = $1 AND organization_id = $2',
  // The operator's, of no organization: the gateway lets nobody else as far as this.
  relay: 'SELECT NULL AS community_id FROM relay WHERE id = $1 AND $2::uuid IS NOT NULL',
  webhook: 'SELECT NULL AS community_id FROM webhook WHERE id = $1 AND organization_id = $2',
};

/** Where things belong, so that the gateway can tell who may touch them. */
@Injectable()
export class LocateService {
  constructor(private readonly db: EntityManager) {}

  /** @throws Problem `resource.not_found`: unknown and of another organization look alike. */
  async communityOf(tenant: Tenant, thing: InvitationsThing, id: string): Promise<{ communityId: string | null }> {
    if (!Object.hasOwn(queries, thing)) throw notFound('thing');
    const [row] = await this.db.query<{ community_id: string | null }[]>(queries[thing], [id, tenant.organizationId]);
    if (!row) throw notFound(thing);
    return { communityId: row.community_id };
  }
}
