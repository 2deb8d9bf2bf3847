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
import type { OrganizationView } from '@portico/contracts/staff';
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
      logoUrl: null,
      instructionGuideUrl: null,
      invitationTtlDays: 7,
      undoSeconds: 0,
      onUncertain: 'resend',
      invitationSubject: null,
      invitationBody: null,
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

  /** Of a filter it knows `hasEmail` and `search`. */
  async recipientPage(tenant: Tenant, { cursor = '', limit, ...which }: RecipientPageBody): Promise<RecipientCardPage> {
    this.answer();
    const rest = this.selected(tenant, which).filter(({ residentId }) => residentId > cursor);
    const items = rest.slice(0, limit);
    return { items, nextCursor: rest.length > limit ? items.at(-1)!.residentId : null };
  }

  async checkSelection(tenant: Tenant, body: SelectionCheckBody): Promise<SelectionCheck> {
    this.answer();
    const { ids = [], filter = {}, exclude = [] } = body.selection;
    const here = [...this.residents.values()].filter(({ communityId }) => communityId === body.communityId);
    const [people, homes] = [here.map(({ residentId }) => residentId), here.map(({ propertyId }) => propertyId)];
    return {
      count: this.selected(tenant, body).length,
      unknownIds: [...ids, ...exclude].filter((id) => !people.includes(id)),
      unknownPropertyIds: (filter.propertyId ?? []).filter((id) => !homes.includes(id)),
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
    return cards.map(({ residentId, communityId, propertyName, kind, firstName, lastName, locale }) => {
      const { name: communityName, timezone, ...community } = this.communities.get(communityId)!;
      const { brandColor, logoUrl, instructionGuideUrl } = community;
      const person = { residentId, propertyName, kind, firstName, lastName, locale };
      return { ...person, communityId, communityName, timezone, brandColor, logoUrl, instructionGuideUrl };
    });
  }

  async putStandings(_tenant: Tenant, { standings }: StandingsBody): Promise<void> {
    this.answer();
    for (const standing of standings) {
      const known = this.standings.get(standing.residentId);
      if (!known || known.version < standing.version) this.standings.set(standing.residentId, standing);
    }
  }

  async currentOrganization(tenant: Tenant): Promise<OrganizationView> {
    this.answer();
    return { id: tenant.organizationId, name: 'Acme Management', replyTo: null, mailEnabled: true };
  }

  private selected(tenant: Tenant, { communityId, selection, search }: SelectionCheckBody): RecipientCard[] {
    const { ids, filter, exclude = [] } = selection;
    const words = [filter?.search ?? '', search ?? ''].map((word) => word.toLowerCase());
    return [...this.residents.values()]
      .filter((card) => card.organizationId === tenant.organizationId && card.communityId === communityId)
      .filter(({ residentId }) => (ids?.includes(residentId) ?? true) && !exclude.includes(residentId))
      .filter(({ email }) => filter?.hasEmail === undefined || filter.hasEmail === (email !== null))
      .filter((card) => words.every((word) => `${card.firstName} ${card.lastName}`.toLowerCase().includes(word)))
      .toSorted((a, b) => (a.residentId < b.residentId ? -1 : 1));
  }

  private answer(): void {
    if (this.down) throw new Problem('service.unavailable');
  }
}
