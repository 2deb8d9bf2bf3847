// People in bulk. Every function expects the caller to hold the community (`lockCommunity`) in the same transaction.
// An import that fills a community is ahead of the planner's statistics, which then would read the whole community for each chunk:
// `IS NOT DISTINCT FROM` (no index serves it) and `LATERAL … LIMIT 1` keep the way by the id.
import { emailKeyOf } from '@portico/contracts/email';
import { fullName } from '@portico/contracts/full-name';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';
import type { LockedCommunity } from '../communities/communities.queries';
import { personKey, searchText } from '../names/name';
import { releaseEmails } from './email-claims.queries';
import type { ResidentFacts } from './resident';

export interface KnownResident extends ResidentFacts {
  id: string;
}

/** The people of some properties, oldest first. An import knows residents again with it. */
export function residentsOfProperties(
  tx: EntityManager,
  community: LockedCommunity,
  propertyIds: readonly string[],
): Promise<KnownResident[]> {
  return tx.query<KnownResident[]>(
    `SELECT id, property_id AS "propertyId", kind, first_name AS "firstName", last_name AS "lastName", email, phone, locale
       FROM resident WHERE property_id = ANY($3) AND community_id IS NOT DISTINCT FROM $2 AND organization_id = $1
      ORDER BY created_at, id`,
    [community.organizationId, community.id, propertyIds],
  );
}

/** Inserts people and answers their ids in the order given. Their emails were claimed before, else it is a violation of `resident_email_claim`. */
export async function insertResidents(
  tx: EntityManager,
  community: LockedCommunity,
  rows: readonly ResidentFacts[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(() => newId());
  await tx.query(
    `INSERT INTO resident (organization_id, community_id, email_rule, property_key, id, property_id, kind, first_name, last_name,
                           email, email_key, phone, locale, name_key)
     SELECT $1, $2, $3, property.sort_key, it.*
       FROM unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
         AS it (id, property_id, kind, first_name, last_name, email, email_key, phone, locale, name_key)
       LEFT JOIN LATERAL (SELECT sort_key FROM property WHERE id = it.property_id AND community_id IS NOT DISTINCT FROM $2 LIMIT 1) AS property ON true`,
    [community.organizationId, community.id, community.oneEmailPerProperty, ids, ...columnsOf(rows)],
  );
  await tx.query(
    `INSERT INTO resident_search (resident_id, community_id, person, home)
     SELECT it.resident_id, $1, it.person, property.name_words
       FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS it (resident_id, property_id, person),
       LATERAL (SELECT name_words FROM property WHERE id = it.property_id LIMIT 1) AS property`,
    [community.id, ids, rows.map((row) => row.propertyId), rows.map(personOf)],
  );
  return ids;
}

/**
 * Writes people as they shall be from now on, one row a person; unknown ids are passed over. New emails were claimed before; those
 * that nobody has any more are given back here. Changes of address are told to invitations by the caller (`ResidentNews`).
 */
export async function updateResidents(
  tx: EntityManager,
  community: LockedCommunity,
  rows: readonly KnownResident[],
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.id);
  const before = await lockResidents(tx, community, ids);
  await tx.query(
    `UPDATE resident SET (property_id, property_key, kind, first_name, last_name, email, email_key, phone, locale, name_key) =
       (it.property_id, property.sort_key, it.kind, it.first_name, it.last_name, it.email, it.email_key, it.phone, it.locale, it.name_key)
       FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
         AS it (id, property_id, kind, first_name, last_name, email, email_key, phone, locale, name_key)
       JOIN property ON property.id = it.property_id AND property.community_id = $2
      WHERE resident.id = it.id AND resident.community_id = $2 AND resident.organization_id = $1`,
    [community.organizationId, community.id, ids, ...columnsOf(rows)],
  );
  await tx.query(
    `UPDATE resident_search SET person = it.person, home = property.name_words
       FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS it (id, property_id, person) JOIN property ON property.id = it.property_id
      WHERE resident_search.resident_id = it.id AND resident_search.community_id = $1
        AND (resident_search.person, resident_search.home) <> (it.person, property.name_words)`,
    [community.id, ids, rows.map((row) => row.propertyId), rows.map(personOf)],
  );
  await releaseEmails(
    tx,
    community,
    before.flatMap(({ emailKey }) => emailKey ?? []),
  );
}

/** Their email is given back by the caller (`releaseEmails`). */
export async function deleteResident(tx: EntityManager, community: LockedCommunity, id: string): Promise<void> {
  await tx.query('DELETE FROM resident WHERE id = $1 AND community_id = $2 AND organization_id = $3', [
    id,
    community.id,
    community.organizationId,
  ]);
}

/** Locks people in the order in which standings are written, so that nobody waits in a circle. */
export function lockResidents(
  tx: EntityManager,
  community: LockedCommunity,
  ids: readonly string[],
): Promise<(KnownResident & { emailKey: string | null })[]> {
  return tx.query(
    `SELECT id, property_id AS "propertyId", kind, first_name AS "firstName", last_name AS "lastName", email, phone, locale,
            email_key AS "emailKey"
       FROM resident WHERE id = ANY($3) AND community_id = $2 AND organization_id = $1
      ORDER BY id FOR NO KEY UPDATE`,
    [community.organizationId, community.id, ids],
  );
}

/**
 * Takes the emails from people who are about to get others, or to move: what they had is free within this transaction, so that
 * two can swap. They are written again with `updateResidents`.
 */
export async function detachEmails(
  tx: EntityManager,
  community: LockedCommunity,
  ids: readonly string[],
): Promise<void> {
  const before = await lockResidents(tx, community, ids);
  await tx.query(
    `UPDATE resident SET email = NULL, email_key = NULL
      WHERE id = ANY($3) AND community_id = $2 AND organization_id = $1 AND email IS NOT NULL`,
    [community.organizationId, community.id, ids],
  );
  await releaseEmails(
    tx,
    community,
    before.flatMap(({ emailKey }) => emailKey ?? []),
  );
}

function columnsOf(rows: readonly ResidentFacts[]): (string | null)[][] {
  return [
    rows.map((row) => row.propertyId),
    rows.map((row) => row.kind),
    rows.map((row) => row.firstName),
    rows.map((row) => row.lastName),
    rows.map((row) => row.email),
    rows.map((row) => emailKeyOf(row.email)),
    rows.map((row) => row.phone),
    rows.map((row) => row.locale),
    rows.map((row) => personKey(row.firstName, row.lastName)),
  ];
}

function personOf(row: ResidentFacts): string {
  return searchText([fullName(row), row.email]);
}
