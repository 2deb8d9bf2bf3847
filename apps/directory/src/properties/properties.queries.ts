// What changes properties. Every function expects the caller to hold the community (`lockCommunity`) in the same transaction.
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import type { LockedCommunity } from '../communities/communities.queries';
import { folded, searchText, sortKey } from '../names/name';
import type { PropertyFacts } from './property';

export interface KnownProperty extends PropertyFacts {
  id: string;
}

const columns = `id, name, address_line1 AS "addressLine1", address_line2 AS "addressLine2", city, region,
  postal_code AS "postalCode", country, unit, account_number AS "accountNumber"`;

/**
 * The properties of a community that have one of the account numbers, or one of the names (compared without case, accents and
 * double blanks), oldest first. An import knows properties again with it.
 */
export async function findProperties(
  tx: EntityManager,
  community: LockedCommunity,
  { accountNumbers, names }: { accountNumbers: readonly string[]; names: readonly string[] },
): Promise<KnownProperty[]> {
  const wanted = new Set(names.map(folded));
  const numbers = new Set(accountNumbers);
  const found = await tx.query<KnownProperty[]>(
    // One look into an index for each number and each name (OFFSET 0, LIMIT 1), also while statistics lag behind an import.
    `SELECT ${columns} FROM (
         SELECT known.id FROM unnest($3::text[]) AS it (number),
                LATERAL (SELECT id FROM property WHERE community_id = $1 AND account_number = it.number OFFSET 0) AS known
          UNION
         SELECT known.id FROM unnest($4::text[]) AS it (key),
                LATERAL (SELECT id FROM property WHERE community_id = $1 AND sort_key = it.key OFFSET 0) AS known) AS known (known_id),
       LATERAL (SELECT * FROM property WHERE id = known_id LIMIT 1) AS property
      WHERE organization_id = $2 ORDER BY created_at, id`,
    [community.id, community.organizationId, accountNumbers, [...wanted].map(sortKey)],
  );
  // The sort key is cut and takes 07 for 7: it finds what may be meant, the whole name decides.
  return found.filter((it) => numbers.has(it.accountNumber ?? '') || wanted.has(folded(it.name)));
}

/** Inserts properties and answers their ids in the order given. An account number that another one has is a violation of `property_account_number_unique`. */
export async function insertProperties(
  tx: EntityManager,
  community: LockedCommunity,
  rows: readonly PropertyFacts[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(() => newId());
  await tx.query(
    `INSERT INTO property (organization_id, community_id, id, name, sort_key, name_words, search, address_line1, address_line2,
                           city, region, postal_code, country, unit, account_number)
     SELECT $1, $2, * FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                                  $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[])`,
    [community.organizationId, community.id, ids, ...columnsOf(rows)],
  );
  return ids;
}

/** Writes properties as they shall be from now on; unknown ids are passed over. What residents carry of a name follows. */
export async function updateProperties(
  tx: EntityManager,
  community: LockedCommunity,
  rows: readonly KnownProperty[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `UPDATE property SET (name, sort_key, name_words, search, address_line1, address_line2, city, region, postal_code, country, unit,
                          account_number) =
       (it.name, it.sort_key, it.name_words, it.search, it.line1, it.line2, it.city, it.region, it.postal_code, it.country, it.unit, it.account)
       FROM unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                   $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[])
         AS it (id, name, sort_key, name_words, search, line1, line2, city, region, postal_code, country, unit, account)
      WHERE property.id = it.id AND community_id = $2 AND organization_id = $1`,
    [community.organizationId, community.id, rows.map((row) => row.id), ...columnsOf(rows)],
  );
  await carryNames(
    tx,
    community,
    rows.map((row) => row.id),
  );
}

/** Where somebody lives in it, it is a violation of `resident_property`. */
export async function deleteProperty(tx: EntityManager, { organizationId }: Tenant, id: string): Promise<void> {
  await tx.query('DELETE FROM property WHERE id = $1 AND organization_id = $2', [id, organizationId]);
}

/** Lists sort and search residents by the name of their home: the copies follow within the same transaction. */
async function carryNames(tx: EntityManager, community: LockedCommunity, ids: string[]): Promise<void> {
  // In order of id, as standings are written: two who wait for each other would be a deadlock.
  await tx.query(
    `WITH renamed AS (
       SELECT resident.id, property.sort_key FROM resident JOIN property ON property.id = resident.property_id
        WHERE resident.property_id = ANY($2) AND resident.community_id = $1 AND resident.property_key <> property.sort_key
        ORDER BY resident.id FOR NO KEY UPDATE OF resident)
     UPDATE resident SET property_key = renamed.sort_key FROM renamed WHERE resident.id = renamed.id`,
    [community.id, ids],
  );
  await tx.query(
    `UPDATE resident_search SET home = property.name_words FROM resident JOIN property ON property.id = resident.property_id
      WHERE resident.property_id = ANY($2) AND resident.community_id = $1
        AND resident_search.resident_id = resident.id AND resident_search.home <> property.name_words`,
    [community.id, ids],
  );
}

function columnsOf(rows: readonly PropertyFacts[]): (string | null)[][] {
  return [
    rows.map((row) => row.name),
    rows.map((row) => sortKey(row.name)),
    rows.map((row) => folded(row.name)),
    rows.map((row) => searchText([row.name, row.addressLine1, row.addressLine2, row.unit, row.accountNumber])),
    rows.map((row) => row.addressLine1),
    rows.map((row) => row.addressLine2),
    rows.map((row) => row.city),
    rows.map((row) => row.region),
    rows.map((row) => row.postalCode),
    rows.map((row) => row.country),
    rows.map((row) => row.unit),
    rows.map((row) => row.accountNumber),
  ];
}
