import { Injectable } from '@nestjs/common';
import type { CommunityBody, CommunityCounts, CommunityPatch, CommunityView } from '@portico/contracts/communities';
import type { Page } from '@portico/contracts/lists';
import { notFound, Problem } from '@portico/contracts/problems';
import type { CommunityCard } from '@portico/contracts/recipients';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { searchText, sortKey } from '../names/name';
import { Organization } from '../organizations/organization.entity';
import { countsOf, giveEmailsToProperties, lockCommunity, sharedEmails, takeEmailsBack } from './communities.queries';
import { Community } from './community.entity';
import { communityPage } from './community-list.queries';
import type { CommunityPageBody } from './community-list.queries';

/** So many conflicts are listed when the rule is switched on; more than that no person reads. */
const LISTED_CONFLICTS = 1_000;

@Injectable()
export class CommunitiesService {
  constructor(private readonly db: DataSource) {}

  async list(tenant: Tenant, query: CommunityPageBody): Promise<Page<CommunityView>> {
    const { communities, nextCursor, total } = await communityPage(this.db.manager, tenant, query);
    const counts = await countsOf(
      this.db.manager,
      communities.map(({ id }) => id),
    );
    return { items: communities.map((community, i) => viewOf(community, counts[i]!)), nextCursor, total };
  }

  async get(tenant: Tenant, id: string): Promise<CommunityView> {
    const community = await find(this.db.manager, tenant, id);
    const [counts] = await countsOf(this.db.manager, [id]);
    return viewOf(community, counts!);
  }

  async create(tenant: Tenant, body: CommunityBody): Promise<CommunityView> {
    const id = newId();
    const { organizationId } = tenant;
    await this.db.manager.insert(Community, { ...settingsOf(body), ...namesOf(body.name), id, organizationId });
    return this.get(tenant, id);
  }

  /**
   * Whatever is left out stays.
   *
   * @throws Problem 409 `community.email_conflicts`, which lists them, when the email rule is switched on and properties share emails.
   */
  async update(tenant: Tenant, id: string, patch: CommunityPatch): Promise<CommunityView> {
    await this.db.transaction(async (tx) => {
      const { oneEmailPerProperty: ruled } = await lockCommunity(tx, tenant.organizationId, id);
      if (patch.oneEmailPerProperty === true && !ruled) await prepareEmailRule(tx, id);
      const changes = { ...settingsOf(patch), ...(patch.name === undefined ? {} : namesOf(patch.name)) };
      if (Object.keys(changes).length > 0) {
        await tx.update(Community, { id, organizationId: tenant.organizationId }, changes);
      }
      if (patch.oneEmailPerProperty === false && ruled) await takeEmailsBack(tx, id);
    });
    return this.get(tenant, id);
  }

  /** What a mail needs to know of the community. */
  async card(tenant: Tenant, id: string): Promise<CommunityCard> {
    const community = await find(this.db.manager, tenant, id);
    const organization = await this.db.manager.findOneByOrFail(Organization, { id: tenant.organizationId });
    return {
      id,
      organizationId: community.organizationId,
      name: community.name,
      senderName: community.senderName ?? community.name,
      replyTo: community.replyTo ?? organization.replyTo,
      timezone: community.timezone,
      brandColor: community.brandColor,
      instructionGuideUrl: community.instructionGuideUrl,
      invitationTtlDays: community.invitationTtlDays,
    };
  }
}

async function find(db: EntityManager, { organizationId }: Tenant, id: string): Promise<Community> {
  const community = await db.findOneBy(Community, { id, organizationId });
  if (!community) throw notFound('community');
  return community;
}

async function prepareEmailRule(tx: EntityManager, communityId: string): Promise<void> {
  const shared = await sharedEmails(tx, communityId, LISTED_CONFLICTS);
  if (shared.length > 0) {
    const errors = shared.map(({ email, properties }) => {
      return {
        field: 'oneEmailPerProperty',
        code: 'resident.email_taken',
        message: `${email}: ${properties.join('; ')}`,
      };
    });
    const many = shared.length === LISTED_CONFLICTS ? `At least ${shared.length}` : shared.length;
    throw new Problem('community.email_conflicts', `${many} email addresses stand on several properties.`, { errors });
  }
  await giveEmailsToProperties(tx, communityId);
}

function namesOf(name: string): Pick<Community, 'name' | 'sortKey' | 'search'> {
  return { name, sortKey: sortKey(name), search: searchText([name]) };
}

/** What was said of the settings; the name is none. */
function settingsOf(body: CommunityPatch): Partial<Community> {
  const { senderName, replyTo, timezone, brandColor, instructionGuideUrl, invitationTtlDays, oneEmailPerProperty } =
    body;
  const said = {
    senderName,
    replyTo,
    timezone,
    brandColor,
    instructionGuideUrl,
    invitationTtlDays,
    oneEmailPerProperty,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function viewOf(community: Community, counts: CommunityCounts): CommunityView {
  return {
    id: community.id,
    name: community.name,
    senderName: community.senderName,
    replyTo: community.replyTo,
    timezone: community.timezone,
    brandColor: community.brandColor,
    instructionGuideUrl: community.instructionGuideUrl,
    invitationTtlDays: community.invitationTtlDays,
    oneEmailPerProperty: community.oneEmailPerProperty,
    counts,
    createdAt: community.createdAt.toISOString(),
  };
}
