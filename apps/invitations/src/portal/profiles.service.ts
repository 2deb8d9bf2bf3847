import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { PortalMe, ProfileView } from '@portico/contracts/portal';
import { EntityManager } from 'typeorm';
import { profilesOf, type AccountRow, type ProfileRow } from '../accounts/accounts.queries';
import { systemTenant } from '../invitations/system-tenant';

/** What an account sees: its homes that are switched on, over all organizations. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly db: EntityManager,
    private readonly directory: DirectoryClient,
  ) {}

  /** @throws Problem `service.unavailable` where directory, which knows the homes, does not answer. */
  async of({ id, email }: AccountRow): Promise<PortalMe> {
    const rows = await profilesOf(this.db, id);
    const views = await this.views(rows);
    return { account: { id, email }, profiles: rows.flatMap((row) => views.get(row.residentId) ?? []) };
  }

  private async views(rows: ProfileRow[]): Promise<Map<string, ProfileView>> {
    const organizations = [...new Set(rows.map((row) => row.organizationId))];
    const cards = await Promise.all(
      organizations.map((organizationId) => {
        const ids = rows.filter((row) => row.organizationId === organizationId).map((row) => row.residentId);
        return this.directory.profiles(systemTenant(organizationId), { ids });
      }),
    );
    const status = new Map(rows.map((row) => [row.residentId, row.portalStatus]));
    return new Map(
      cards.flat().map((card) => [card.residentId, { ...card, portalStatus: status.get(card.residentId)! }]),
    );
  }
}
