import type { LedgerEntryView, LedgerView } from '@portico/contracts/ledger';
import { notFound } from '@portico/contracts/problems';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { newestFirst } from './ledger';
import type { Ledger } from './ledger';

interface LedgerRow {
  currency: string | null;
  /** A bigint comes as text. */
  balance: string | null;
  asOf: Date | null;
  entries: LedgerEntryView[] | null;
}

/** The ledger of a resident; one about whom nothing was said has an empty one. @throws Problem 404. */
export async function ledgerOf(db: EntityManager, { organizationId }: Tenant, residentId: string): Promise<LedgerView> {
  const [row] = await db.query<LedgerRow[]>(
    `SELECT currency, balance, as_of AS "asOf", entries
       FROM resident LEFT JOIN ledger ON ledger.resident_id = resident.id
      WHERE resident.id = $1 AND resident.organization_id = $2`,
    [residentId, organizationId],
  );
  if (!row) throw notFound('resident');
  return {
    residentId,
    currency: row.currency,
    balance: row.balance === null ? null : Number(row.balance),
    asOf: row.asOf?.toISOString() ?? null,
    entries: row.entries ?? [],
  };
}

/**
 * Puts these ledgers in the place of those that were there. Residents of another organization are passed over, and those who are being
 * removed: their rows are locked before anything refers to them.
 */
export async function putLedgers(
  tx: EntityManager,
  { organizationId }: Tenant,
  ledgers: readonly Ledger[],
): Promise<void> {
  await tx.query(
    `INSERT INTO ledger (resident_id, currency, balance, as_of, entries)
     SELECT it.* FROM unnest($2::uuid[], $3::text[], $4::bigint[], $5::timestamptz[], $6::jsonb[])
              AS it (resident_id, currency, balance, as_of, entries)
       JOIN resident ON resident.id = it.resident_id AND resident.organization_id = $1
      ORDER BY it.resident_id FOR KEY SHARE OF resident
     ON CONFLICT (resident_id) DO UPDATE
        SET (currency, balance, as_of, entries) = (excluded.currency, excluded.balance, excluded.as_of, excluded.entries)`,
    [
      organizationId,
      ledgers.map(({ residentId }) => residentId),
      ledgers.map(({ currency }) => currency),
      ledgers.map(({ balance }) => balance),
      ledgers.map(({ asOf }) => asOf),
      ledgers.map(({ entries }) => JSON.stringify(newestFirst(entries).map(viewOf))),
    ],
  );
}

function viewOf({ date, kind, description, reference, amount, dueDate }: Ledger['entries'][number]): LedgerEntryView {
  return { id: newId(), date, kind, description, reference: reference ?? null, amount, dueDate: dueDate ?? null };
}
