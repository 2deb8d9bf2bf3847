import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { PortalMe, ProfileView } from '@portico/contracts/portal';
import type { ProfileCard } from '@portico/contracts/recipients';
import type { PortalStatus } from '@portico/contracts/residents';
import { EntityManager } from 'typeorm';
import { profilesOf, type AccountRow, type ProfileRow } from '../accounts/accounts.queries';
import { InvitationsConfig } from '../config';
import { guideUrlOf } from '../communities/mail-community';
import { systemTenant } from '../invitations/system-tenant';

/** What an account sees: its homes that are switched on, over all organizations. */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly db: EntityManager,
    private readonly directory: DirectoryClient,
    private readonly config: InvitationsConfig,
  ) {}

  /** @throws Problem `service.unavailable` where directory, which knows the homes, does not answer. */
  async of({ id, email }: AccountRow): Promise<PortalMe> {
    const rows = await profilesOf(this.db, id);
    const cards = await this.cards(rows);
    const known = rows.flatMap(({ residentId, portalStatus }) => {
      const card = cards.get(residentId);
      return card ? [{ card, portalStatus }] : [];
    });
    const locale = known.find(({ card }) => card.locale !== null)?.card.locale ?? null;
    return {
      account: { id, email, locale },
      profiles: known.map(({ card, portalStatus }) => this.viewOf(card, portalStatus)),
    };
  }

  private async cards(rows: readonly ProfileRow[]): Promise<Map<string, ProfileCard>> {
    const organizations = [...new Set(rows.map((row) => row.organizationId))];
    const cards = await Promise.all(
      organizations.map((organizationId) => {
        const ids = rows.filter((row) => row.organizationId === organizationId).map((row) => row.residentId);
        return this.directory.profiles(systemTenant(organizationId), { ids });
      }),
    );
    return new Map(cards.flat().map((card) => [card.residentId, card]));
  }

  private viewOf({ locale: _, ...card }: ProfileCard, portalStatus: PortalStatus): ProfileView {
    const instructionGuideUrl = guideUrlOf(card.instructionGuideUrl, card.communityId, this.config.publicUrl);
    return { ...card, instructionGuideUrl, portalStatus };
  }
}
