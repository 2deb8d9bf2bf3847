import type { HomeView } from '@portico/contracts/homes';
import { notFound } from '@portico/contracts/problems';
import type { EntityManager } from 'typeorm';
import { findProperty } from '../properties/property-view.queries';
import type { Home } from './home.pipe';

/** @throws Problem 404 where the resident was removed meanwhile. */
export async function viewOfHome(db: EntityManager, { residentId, propertyId, tenant }: Home): Promise<HomeView> {
  const [person] = await db.query<Omit<HomeView, 'property'>[]>(
    `SELECT resident.id AS "residentId", first_name AS "firstName", last_name AS "lastName", resident.kind, email, phone,
            community.name AS "communityName"
       FROM resident JOIN community ON community.id = resident.community_id
      WHERE resident.id = $1 AND resident.organization_id = $2`,
    [residentId, tenant.organizationId],
  );
  if (!person) throw notFound('resident');
  return { ...person, property: await findProperty(db, tenant, propertyId) };
}

export async function setPhone(tx: EntityManager, { residentId, tenant }: Home, phone: string | null): Promise<void> {
  await tx.query('UPDATE resident SET phone = $3 WHERE id = $1 AND organization_id = $2', [
    residentId,
    tenant.organizationId,
    phone,
  ]);
}

/** One person's language in all their homes, over organizations. */
export async function setLocale(tx: EntityManager, residentIds: readonly string[], locale: string): Promise<void> {
  await tx.query('UPDATE resident SET locale = $2 WHERE id = ANY($1::uuid[])', [residentIds, locale]);
}
