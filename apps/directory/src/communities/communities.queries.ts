import type { CommunityCounts } from '@portico/contracts/communities';
import { notFound } from '@portico/contracts/problems';
import type { EntityManager } from 'typeorm';

/** A community whose homes and people nobody else changes until the transaction ends. */
export interface LockedCommunity {
  id: string;
  organizationId: string;
  oneEmailPerProperty: boolean;
}

/**
 * Taken first by whoever changes the homes or people of a community, one after the other: names, addresses and who may have
 * which email are then decided on what holds. Standings are written without it.
 *
 * @throws Problem 404 when the organization has no such community.
 */
export async function lockCommunity(
  tx: EntityManager,
  organizationId: string,
  communityId: string,
): Promise<LockedCommunity> {
  const [community] = await tx.query<LockedCommunity[]>(
    `SELECT id, organization_id AS "organizationId", one_email_per_property AS "oneEmailPerProperty"
       FROM community WHERE id = $1 AND organization_id = $2 FOR NO KEY UPDATE`,
    [communityId, organizationId],
  );
  if (!community) throw notFound('community');
  return community;
}

/** @throws Problem 404 when the organization has no such community. */
export async function requireCommunity(db: EntityManager, organizationId: string, communityId: string): Promise<void> {
  const found = await db.query<unknown[]>('SELECT 1 FROM community WHERE id = $1 AND organization_id = $2', [
    communityId,
    organizationId,
  ]);
  if (found.length === 0) throw notFound('community');
}

type CountRow = CommunityCounts & { id: string };

/** Counts as of now, in the order of `ids`; each count is read from an index. */
export async function countsOf(db: EntityManager, ids: readonly string[]): Promise<CommunityCounts[]> {
  const rows = await db.query<CountRow[]>(
    `SELECT c.id, p.properties, r.residents, r.pending, r.invited, r.active, r.inactive, e."withoutEmail"
       FROM unnest($1::uuid[]) AS c (id),
       LATERAL (SELECT count(*)::int AS properties FROM property WHERE community_id = c.id) p,
       LATERAL (SELECT count(*)::int AS residents,
                       (count(*) FILTER (WHERE portal_status = 'pending'))::int AS pending,
                       (count(*) FILTER (WHERE portal_status = 'invited'))::int AS invited,
                       (count(*) FILTER (WHERE portal_status = 'active'))::int AS active,
                       (count(*) FILTER (WHERE portal_status = 'inactive'))::int AS inactive
                  FROM resident WHERE community_id = c.id) r,
       LATERAL (SELECT count(*)::int AS "withoutEmail" FROM resident WHERE community_id = c.id AND email IS NULL) e`,
    [ids],
  );
  const byId = new Map(rows.map(({ id, ...counts }) => [id, counts]));
  return ids.map((id) => byId.get(id)!);
}

/** An email that several properties of a community have. */
export interface SharedEmail {
  email: string;
  properties: string[];
}

/** The emails that stand against the rule of one email per property, by address; `limit` at most. */
export function sharedEmails(tx: EntityManager, communityId: string, limit: number): Promise<SharedEmail[]> {
  return tx.query<SharedEmail[]>(
    `SELECT resident.email_key AS email, array_agg(DISTINCT property.name ORDER BY property.name) AS properties
       FROM resident JOIN property ON property.id = resident.property_id
      WHERE resident.community_id = $1 AND resident.email_key IS NOT NULL
      GROUP BY resident.email_key HAVING count(DISTINCT resident.property_id) > 1
      ORDER BY resident.email_key LIMIT $2`,
    [communityId, limit],
  );
}

/** Gives every email of the community to the property that has it: what the rule needs before it is switched on. */
export async function giveEmailsToProperties(tx: EntityManager, communityId: string): Promise<void> {
  await tx.query(
    `INSERT INTO email_claim (community_id, email_key, property_id)
     SELECT DISTINCT community_id, email_key, property_id FROM resident WHERE community_id = $1 AND email_key IS NOT NULL`,
    [communityId],
  );
}

/** Takes every email back: what follows when the rule is switched off. */
export async function takeEmailsBack(tx: EntityManager, communityId: string): Promise<void> {
  await tx.query('DELETE FROM email_claim WHERE community_id = $1', [communityId]);
}
