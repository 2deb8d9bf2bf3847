// Which community a path's id belongs to, asked before anything else is said about the request.
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { HomesClient } from '@portico/clients/homes-client';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { notFound, Problem } from '@portico/contracts/problems';
import { isOfDirectory, isOfInvitations, type GatewayThing, type Thing } from '@portico/contracts/things';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { FirstOrganization } from '../staff/first-organization.service';

const tables: Record<GatewayThing, string> = { user: 'staff_user', apiKey: 'api_key' };
const names: Record<GatewayThing, string> = { user: 'user', apiKey: 'API key' };

@Injectable()
export class PlacesService {
  constructor(
    private readonly directory: DirectoryClient,
    private readonly invitations: InvitationsClient,
    private readonly homes: HomesClient,
    private readonly db: DataSource,
    private readonly first: FirstOrganization,
  ) {}

  /** What is the installation's is the operator's, whose organization is the first. @throws Problem `auth.forbidden`. */
  async demandOperator({ organizationId }: Tenant): Promise<void> {
    if (organizationId !== (await this.first.organization()).id) throw new Problem('auth.forbidden');
  }

  /** The community it belongs to, or null for the organization as a whole; a 404 where it is unknown or another organization's. */
  async communityOf(tenant: Tenant, thing: Thing, id: string): Promise<string | null> {
    if (isOfDirectory(thing)) return (await this.directory.locate(tenant, thing, id)).communityId;
    if (isOfInvitations(thing)) return (await this.invitations.locate(tenant, thing, id)).communityId;
    await this.demandOwn(tenant, thing, id);
    return null;
  }

  /** Who reported a maintenance request; null where they were removed. A 404 where it is unknown. */
  async residentOf(requestId: string): Promise<string | null> {
    return (await this.homes.requestOwner(requestId)).residentId;
  }

  private async demandOwn({ organizationId }: Tenant, thing: GatewayThing, id: string): Promise<void> {
    const known = `SELECT FROM ${tables[thing]} WHERE id = $1 AND organization_id = $2`;
    const rows = await this.db.query<unknown[]>(known, [id, organizationId]);
    if (rows.length === 0) throw notFound(names[thing]);
  }
}
