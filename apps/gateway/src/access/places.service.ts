// Which community a path's id belongs to, asked before anything else is said about the request.
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { notFound } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import type { Thing } from './policy';

type Locate = (tenant: Tenant, id: string) => Promise<string | null>;

@Injectable()
export class PlacesService {
  private readonly locate: Record<Thing, Locate>;

  constructor(directory: DirectoryClient, invitations: InvitationsClient, db: DataSource) {
    const inDirectory =
      (thing: 'community' | 'property' | 'resident' | 'import'): Locate =>
      (tenant, id) =>
        directory.locate(tenant, thing, id).then((place) => place.communityId);
    const inInvitations =
      (thing: 'message' | 'delivery' | 'suppression' | 'webhook'): Locate =>
      (tenant, id) =>
        invitations.locate(tenant, thing, id).then((place) => place.communityId);
    const here =
      (table: 'staff_user' | 'api_key', name: string): Locate =>
      async (tenant, id) => {
        const rows = await db.query<unknown[]>(`SELECT FROM ${table} WHERE id = $1 AND organization_id = $2`, [
          id,
          tenant.organizationId,
        ]);
        if (rows.length === 0) throw notFound(name);
        return null;
      };
    this.locate = {
      community: inDirectory('community'),
      property: inDirectory('property'),
      resident: inDirectory('resident'),
      import: inDirectory('import'),
      message: inInvitations('message'),
      delivery: inInvitations('delivery'),
      suppression: inInvitations('suppression'),
      webhook: inInvitations('webhook'),
      user: here('staff_user', 'user'),
      apiKey: here('api_key', 'API key'),
    };
  }

  /** The community it belongs to, or null for the organization as a whole; a 404 where it is unknown or another organization's. */
  communityOf(tenant: Tenant, thing: Thing, id: string): Promise<string | null> {
    return this.locate[thing](tenant, id);
  }
}
