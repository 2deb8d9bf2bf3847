import { Injectable } from '@nestjs/common';
import type {
  CommunityBody,
  CommunityCounts,
  CommunityPageBody,
  CommunityPatch,
  CommunityRecord,
} from '@portico/contracts/communities';
import type { Page } from '@portico/contracts/lists';
import { Problem } from '@portico/contracts/problems';
import type { CommunityCard } from '@portico/contracts/recipients';
import { misplacedFields } from '@portico/mail/merge-fields';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { MailSwitches } from '../mail-switches/mail-switches.service';
import { findOrganization } from '../organizations/organizations.queries';
import {
  countsOf,
  findCommunity,
  insertCommunity,
  lockCommunity,
  requireCommunity,
  updateCommunity,
} from './communities.queries';
import type { StoredCommunity } from './communities.queries';
import { communityPage } from './community-list.queries';
import { giveEmailsToProperties, sharedEmails, takeEmailsBack } from './email-rule.queries';
import { logoUrlOf } from './logos.queries';

/** So many conflicts are listed when the rule is switched on; more than that no person reads. */
const LISTED_CONFLICTS = 1_000;

@Injectable()
export class CommunitiesService {
  constructor(
    private readonly db: DataSource,
    private readonly switches: MailSwitches,
  ) {}

  async list(tenant: Tenant, query: CommunityPageBody): Promise<Page<CommunityRecord>> {
    const page = await communityPage(this.db.manager, tenant, query);
    const ids = page.items.map(({ id }) => id);
    const counts = await countsOf(this.db.manager, ids);
    return { ...page, items: page.items.map((community, i) => viewOf(community, counts[i]!)) };
  }

  async get(tenant: Tenant, id: string): Promise<CommunityRecord> {
    const community = await findCommunity(this.db.manager, tenant, id);
    const [counts] = await countsOf(this.db.manager, [id]);
    return viewOf(community, counts!);
  }

  /** @throws Problem 422 for merge fields that cannot stand in an invitation. */
  async create(tenant: Tenant, body: CommunityBody): Promise<CommunityRecord> {
    refuseMisplacedFields(body);
    const id = newId();
    await this.switches.change(tenant, { placeId: id, enabled: body.mailEnabled }, async (tx) => {
      await insertCommunity(tx, tenant, id, body.name);
      await updateCommunity(tx, tenant, id, body);
    });
    return this.get(tenant, id);
  }

  /**
   * Whatever is left out stays.
   *
   * @throws Problem 409 `community.email_conflicts`, which lists them, when the email rule is switched on and properties share emails;
   *   422 for merge fields that cannot stand in an invitation; 503 when mail shall stop and invitations cannot be told.
   */
  async update(tenant: Tenant, id: string, patch: CommunityPatch): Promise<CommunityRecord> {
    refuseMisplacedFields(patch);
    await requireCommunity(this.db.manager, tenant.organizationId, id);
    await this.switches.change(tenant, { placeId: id, enabled: patch.mailEnabled }, async (tx) => {
      const { oneEmailPerProperty: ruled } = await lockCommunity(tx, tenant.organizationId, id);
      if (patch.oneEmailPerProperty === true && !ruled) await prepareEmailRule(tx, id);
      await updateCommunity(tx, tenant, id, patch);
      if (patch.oneEmailPerProperty === false && ruled) await takeEmailsBack(tx, id);
    });
    return this.get(tenant, id);
  }

  /** What a mail needs to know of the community. */
  async card(tenant: Tenant, id: string): Promise<CommunityCard> {
    const community = await findCommunity(this.db.manager, tenant, id);
    const organization = await findOrganization(this.db.manager, tenant);
    return {
      id,
      organizationId: community.organizationId,
      name: community.name,
      senderName: community.senderName ?? community.name,
      replyTo: community.replyTo ?? organization.replyTo,
      timezone: community.timezone,
      brandColor: community.brandColor,
      logoUrl: logoUrlOf(community.logoSha256),
      instructionGuideUrl: community.instructionGuideUrl,
      invitationTtlDays: community.invitationTtlDays,
      undoSeconds: community.undoSeconds,
      onUncertain: community.onUncertain,
      invitationSubject: community.invitationSubject,
      invitationBody: community.invitationBody,
    };
  }
}

function refuseMisplacedFields({ invitationSubject, invitationBody }: CommunityPatch): void {
  const errors = [
    ...misplacedFields(invitationSubject ?? '', 'invitation', { part: 'subject', field: 'invitationSubject' }),
    ...misplacedFields(invitationBody ?? '', 'invitation', { part: 'body', field: 'invitationBody' }),
  ];
  if (errors.length > 0) throw new Problem('validation.failed', errors[0]!.message, { errors });
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

function viewOf(community: StoredCommunity, counts: CommunityCounts): CommunityRecord {
  return {
    id: community.id,
    name: community.name,
    kind: community.kind,
    senderName: community.senderName,
    replyTo: community.replyTo,
    timezone: community.timezone,
    brandColor: community.brandColor,
    instructionGuideUrl: community.instructionGuideUrl,
    invitationTtlDays: community.invitationTtlDays,
    oneEmailPerProperty: community.oneEmailPerProperty,
    logoUrl: logoUrlOf(community.logoSha256),
    mailEnabled: community.mailEnabled,
    undoSeconds: community.undoSeconds,
    onUncertain: community.onUncertain,
    invitationSubject: community.invitationSubject,
    invitationBody: community.invitationBody,
    counts,
    createdAt: community.createdAt.toISOString(),
  };
}
