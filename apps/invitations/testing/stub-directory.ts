// The other service, stubbed at its client: who lives where, and the copy of standings as directory would keep it.
import type { DirectoryClient } from '@portico/clients/directory-client';
import { notFound, Problem } from '@portico/contracts/problems';
import type {
  CommunityCard,
  ProfileCard,
  RecipientCard,
  RecipientCardPage,
  RecipientIdsBody,
  RecipientPageBody,
  SelectionCheck,
  SelectionCheckBody,
} from '@portico/contracts/recipients';
import type { Selection } from '@portico/contracts/selections';
import type { Standing, StandingsBody } from '@portico/contracts/standings';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';

type Used =
  | 'recipientPage'
  | 'checkSelection'
  | 'recipientsByIds'
  | 'communityCard'
  | 'profiles'
  | 'putStandings'
  | 'currentOrganization';

export class StubDirectory implements Pick<DirectoryClient, Used> {
  readonly communities = new Map<string, CommunityCard>();
  readonly residents = new Map<string, RecipientCard>();
  /** As told, a lower version never over a higher one. */
  readonly standings = new Map<string, Standing>();
  down = false;

  community(organizationId: string, changes: Partial<CommunityCard> = {}): CommunityCard {
    const community: CommunityCard = {
      id: newId(),
      organizationId,
      name: 'Maple Court',
      senderName: 'Maple Court HOA',
      replyTo: 'office@maple.example',
      timezone: 'America/Los_Angeles',
      brandColor: '#1f6feb',
      instructionGuideUrl: null,
      invitationTtlDays: 7,
      ...changes,
    };
    this.communities.set(community.id, community);
    return community;
  }

  resident(community: CommunityCard, changes: Partial<RecipientCard> = {}): RecipientCard {
    const residentId = newId();
    const card: RecipientCard = {
      residentId,
      organizationId: community.organizationId,
      communityId: community.id,
      propertyId: newId(),
      propertyName: '12 Maple Street',
      kind: 'owner',
      firstName: 'Ada',
      lastName: 'Byron',
      email: `ada.${residentId.slice(-8)}@example.com`,
      locale: null,
      ...changes,
    };
    this.residents.set(card.residentId, card);
    return card;
  }

  async recipientsByIds(tenant: Tenant, { ids }: RecipientIdsBody): Promise<RecipientCard[]> {
    this.answer();
    return ids.flatMap((id) => {
      const card = this.residents.get(id);
      return card?.organizationId === tenant.organizationId ? [card] : [];
    });
  }

  /** Of a filter it knows `hasEmail`. */
  async recipientPage(
    tenant: Tenant,
    { communityId, selection, cursor = '', limit }: RecipientPageBody,
  ): Promise<RecipientCardPage> {
    this.answer();
    const rest = this.selected(tenant, communityId, selection).filter(({ residentId }) => residentId > cursor);
    const items = rest.slice(0, limit);
    return { items, nextCursor: rest.length > limit ? items.at(-1)!.residentId : null };
  }

  async checkSelection(tenant: Tenant, { communityId, selection }: SelectionCheckBody): Promise<SelectionCheck> {
    this.answer();
    const here = (id: string): boolean => this.residents.get(id)?.communityId === communityId;
    return {
      count: this.selected(tenant, communityId, selection).length,
      unknownIds: [...(selection.ids ?? []), ...(selection.exclude ?? [])].filter((id) => !here(id)),
    };
  }

  async communityCard(tenant: Tenant, id: string): Promise<CommunityCard> {
    this.answer();
    const community = this.communities.get(id);
    if (community?.organizationId !== tenant.organizationId) throw notFound('community');
    return community;
  }

  async profiles(tenant: Tenant, body: RecipientIdsBody): Promise<ProfileCard[]> {
    const cards = await this.recipientsByIds(tenant, body);
    return cards.map(({ residentId, communityId, propertyName, kind, firstName, lastName }) => {
      const { name, instructionGuideUrl } = this.communities.get(communityId)!;
      return {
        residentId,
        communityId,
        communityName: name,
        propertyName,
        kind,
        firstName,
        lastName,
        instructionGuideUrl,
      };
    });
  }

  async putStandings(_tenant: Tenant, { standings }: StandingsBody): Promise<void> {
    this.answer();
    for (const standing of standings) {
      const known = this.standings.get(standing.residentId);
      if (!known || known.version < standing.version) this.standings.set(standing.residentId, standing);
    }
  }

  async currentOrganization(tenant: Tenant): Promise<{ id: string; name: string }> {
    this.answer();
    return { id: tenant.organizationId, name: 'Acme Management' };
  }

  private selected(tenant: Tenant, communityId: string, { ids, filter, exclude = [] }: Selection): RecipientCard[] {
    return [...this.residents.values()]
      .filter((card) => card.organizationId === tenant.organizationId && card.communityId === communityId)
      .filter(({ residentId }) => (ids?.includes(residentId) ?? true) && !exclude.includes(residentId))
      .filter(({ email }) => filter?.hasEmail === undefined || filter.hasEmail === (email !== null))
      .toSorted((a, b) => (a.residentId < b.residentId ? -1 : 1));
  }

  private answer(): void {
    if (this.down) throw new Problem('service.unavailable');
  }
}
