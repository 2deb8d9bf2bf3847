import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { InvitationsClient } from '@portico/clients/invitations-client';
import type {
  CommunityBody,
  CommunityListQuery,
  CommunityPatch,
  CommunityProgress,
  CommunityRecord,
  CommunityView,
} from '@portico/contracts/communities';
import type { Page } from '@portico/contracts/lists';
import type { Tenant } from '@portico/platform/tenant';

/** Communities as directory has them, with what invitations knows of their messages. */
@Injectable()
export class CommunitiesService {
  constructor(
    private readonly directory: DirectoryClient,
    private readonly invitations: InvitationsClient,
  ) {}

  /** `assigned`: only these; null for all. One call to each service, whatever their number. */
  async list(tenant: Tenant, query: CommunityListQuery, assigned: string[] | null): Promise<Page<CommunityView>> {
    const page = await this.directory.listCommunities(tenant, query, assigned);
    return { ...page, items: await this.viewsOf(tenant, page.items) };
  }

  async get(tenant: Tenant, id: string): Promise<CommunityView> {
    return this.viewOf(tenant, await this.directory.getCommunity(tenant, id));
  }

  /** What was made now has sent nothing. */
  async create(tenant: Tenant, body: CommunityBody): Promise<CommunityView> {
    return { ...(await this.directory.createCommunity(tenant, body)), lastSentAt: null };
  }

  async update(tenant: Tenant, id: string, patch: CommunityPatch): Promise<CommunityView> {
    return this.viewOf(tenant, await this.directory.updateCommunity(tenant, id, patch));
  }

  async progress(tenant: Tenant, id: string): Promise<CommunityProgress> {
    const { timezone, counts } = await this.directory.getCommunity(tenant, id);
    return { days: await this.invitations.progress(tenant, id, { timezone }), residents: counts.residents };
  }

  private async viewOf(tenant: Tenant, community: CommunityRecord): Promise<CommunityView> {
    const [view] = await this.viewsOf(tenant, [community]);
    return view!;
  }

  private async viewsOf(tenant: Tenant, communities: readonly CommunityRecord[]): Promise<CommunityView[]> {
    if (communities.length === 0) return [];
    const sends = await this.invitations.lastSends(tenant, { ids: communities.map(({ id }) => id) });
    return communities.map((community) => ({ ...community, lastSentAt: sends[community.id] ?? null }));
  }
}
