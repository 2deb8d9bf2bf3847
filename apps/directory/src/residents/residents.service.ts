import { Injectable } from '@nestjs/common';
import { emailKeyOf } from '@portico/contracts/email';
import type { Page } from '@portico/contracts/lists';
import { notFound, Problem, wrongField } from '@portico/contracts/problems';
import type { NewResidentBody, ResidentListQuery, ResidentPatch, ResidentView } from '@portico/contracts/residents';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { lockCommunity, requireCommunity } from '../communities/communities.queries';
import type { LockedCommunity } from '../communities/communities.queries';
import { rememberChanges, rememberWanted, ResidentNews } from './resident-news.service';
import { residentPage } from './resident-list.queries';
import { findResident } from './resident-view.queries';
import { claimEmails, emailHolders, releaseEmails } from './email-claims.queries';
import { refusedWishes } from './email-rule';
import { deleteResident, detachEmails, insertResidents, lockResidents, updateResidents } from './residents.queries';
import type { KnownResident } from './residents.queries';

@Injectable()
export class ResidentsService {
  constructor(
    private readonly db: DataSource,
    private readonly news: ResidentNews,
  ) {}

  async list(tenant: Tenant, communityId: string, query: ResidentListQuery): Promise<Page<ResidentView>> {
    await requireCommunity(this.db.manager, tenant.organizationId, communityId);
    return residentPage(this.db.manager, tenant, communityId, query);
  }

  get(tenant: Tenant, id: string): Promise<ResidentView> {
    return findResident(this.db.manager, tenant, id);
  }

  /**
   * Adds a resident; the wish to invite is committed with them where there is an email (A3, A4).
   *
   * @throws Problem 409 `resident.email_taken`, which names the property that has the email (B9).
   */
  async create(tenant: Tenant, communityId: string, body: NewResidentBody): Promise<ResidentView> {
    return this.db.transaction(async (tx) => {
      const community = await lockCommunity(tx, tenant.organizationId, communityId);
      await requireProperty(tx, community, body.propertyId);
      const { sendInvitation, email = null, phone = null, locale = null, ...rest } = body;
      const resident = { ...rest, email, phone, locale };
      await refuseTaken(tx, tenant, communityId, resident);
      await claimEmails(tx, community, [resident]);
      const [id] = await insertResidents(tx, community, [resident]);
      if (sendInvitation && resident.email) await rememberWanted(tx, tenant, [id!]);
      return findResident(tx, tenant, id!);
    });
  }

  /**
   * Whatever is left out stays. Another address is told to invitations first, which revokes the open invitation.
   *
   * @throws Problem 409 `resident.email_taken`; 422 when the property is not one of the community.
   */
  async update(tenant: Tenant, id: string, patch: ResidentPatch): Promise<ResidentView> {
    const current = await findResident(this.db.manager, tenant, id);
    const next = changed(current, patch);
    // Before invitations is told: what would be refused anyway shall cost nobody an invitation.
    await refuseTaken(this.db.manager, tenant, current.communityId, next);
    const news =
      emailKeyOf(next.email) === emailKeyOf(current.email)
        ? []
        : [{ residentId: id, email: next.email, removed: false }];
    return this.news.before(tenant, news, () =>
      this.db.transaction(async (tx) => {
        const community = await lockCommunity(tx, tenant.organizationId, current.communityId);
        await write(tx, tenant, community, id, patch);
        return findResident(tx, tenant, id);
      }),
    );
  }

  /** Removes a resident; invitations is told first and revokes. */
  async delete(tenant: Tenant, id: string): Promise<void> {
    const { communityId } = await findResident(this.db.manager, tenant, id);
    await this.news.before(tenant, [{ residentId: id, email: null, removed: true }], () =>
      this.db.transaction(async (tx) => {
        const community = await lockCommunity(tx, tenant.organizationId, communityId);
        const [resident] = await lockResidents(tx, community, [id]);
        if (!resident) return;
        await deleteResident(tx, community, id);
        await releaseEmails(tx, community, resident.emailKey ? [resident.emailKey] : []);
        await rememberChanges(tx, tenant, [id]);
      }),
    );
  }
}

/** Writes a change on what the resident is now; whoever was faster is not overwritten beyond it. */
async function write(
  tx: EntityManager,
  tenant: Tenant,
  community: LockedCommunity,
  id: string,
  patch: ResidentPatch,
): Promise<void> {
  const [current] = await lockResidents(tx, community, [id]);
  if (!current) throw notFound('resident');
  const next = changed(current, patch);
  const moved = next.propertyId !== current.propertyId;
  const addressed = emailKeyOf(next.email) !== current.emailKey;
  if (moved) await requireProperty(tx, community, next.propertyId);
  if (moved || addressed) {
    await refuseTaken(tx, tenant, community.id, next);
    await detachEmails(tx, community, [id]);
    await claimEmails(tx, community, [next]);
  }
  await updateResidents(tx, community, [next]);
  if (addressed) await rememberChanges(tx, tenant, [id]);
}

function changed(current: KnownResident, patch: ResidentPatch): KnownResident {
  return {
    id: current.id,
    propertyId: patch.propertyId ?? current.propertyId,
    kind: patch.kind ?? current.kind,
    firstName: patch.firstName ?? current.firstName,
    lastName: patch.lastName ?? current.lastName,
    email: patch.email === undefined ? current.email : patch.email,
    phone: patch.phone === undefined ? current.phone : patch.phone,
    locale: patch.locale === undefined ? current.locale : patch.locale,
  };
}

async function requireProperty(tx: EntityManager, community: LockedCommunity, propertyId: string): Promise<void> {
  const found = await tx.query<unknown[]>(
    'SELECT FROM property WHERE id = $1 AND community_id = $2 AND organization_id = $3',
    [propertyId, community.id, community.organizationId],
  );
  if (found.length === 0) throw wrongField('propertyId', 'property.unknown', 'This community has no such property.');
}

/** @throws Problem 409 `resident.email_taken`, which names the property that has the email. `id`: left out for somebody new. */
async function refuseTaken(
  db: EntityManager,
  tenant: Tenant,
  communityId: string,
  { id = 'new', propertyId, email }: { id?: string; propertyId: string; email: string | null },
): Promise<void> {
  if (email === null) return;
  const holders = await emailHolders(db, tenant, communityId, { ids: [], emails: [email] });
  const person = { id, propertyId, propertyName: '', emailKey: null };
  const [holder] = refusedWishes(holders, [{ person, key: emailKeyOf(email) }]).values();
  if (holder) throw new Problem('resident.email_taken', `${holder.propertyName} has this email already.`);
}
