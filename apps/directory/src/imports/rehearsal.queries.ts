// A community as a copy that one transaction alone sees and that ends with it. A temporary table hides the real one of its name: an
// import's own statements work on the copy, so its forecast cannot differ from what it does, and nobody waits for it.
import type { EntityManager } from 'typeorm';

/** What an import reads and writes beside its own report, each with the indexes that its statements need; the last two it writes only. */
const hidden = [
  { table: 'community', copied: 'id = $1', like: 'INCLUDING ALL' },
  { table: 'property', copied: 'community_id = $1', like: 'INCLUDING ALL' },
  { table: 'resident', copied: 'community_id = $1', like: 'INCLUDING ALL' },
  { table: 'email_claim', copied: 'community_id = $1', like: 'INCLUDING ALL' },
  { table: 'resident_search', copied: null, like: 'INCLUDING GENERATED' },
  { table: 'outbox', copied: null, like: 'INCLUDING DEFAULTS INCLUDING IDENTITY' },
];

/** From here on, until it ends, the transaction reads and writes copies of the community's rows. */
export async function hideBehindCopy(tx: EntityManager, communityId: string): Promise<void> {
  for (const { table, copied, like } of hidden) {
    const columns = await writtenColumns(tx, table);
    await tx.query(`CREATE TEMPORARY TABLE ${table} (LIKE ${table} ${like}) ON COMMIT DROP`);
    if (copied === null) continue;
    await tx.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM directory.${table} WHERE ${copied}`, [
      communityId,
    ]);
    await tx.query(`ANALYZE ${table}`);
  }
}

/** All but those that PostgreSQL makes of the others. */
async function writtenColumns(tx: EntityManager, table: string): Promise<string> {
  const [row] = await tx.query<{ columns: string }[]>(
    `SELECT string_agg(quote_ident(attname), ', ') AS columns FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
    [table],
  );
  return row!.columns;
}
