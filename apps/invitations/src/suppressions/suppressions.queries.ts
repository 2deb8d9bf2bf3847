// Addresses that an organization does not mail, in the form in which addresses are compared.
import { normalizeEmail } from '@portico/contracts/email';
import type { Page } from '@portico/contracts/lists';
import type { SuppressionListQuery, SuppressionReason, SuppressionView } from '@portico/contracts/suppressions';
import { Conditions } from '@portico/platform/conditions';
import { newId } from '@portico/platform/ids';
import { keysetPage, newestFirst } from '@portico/platform/keyset-page.queries';
import type { EntityManager } from 'typeorm';

export interface Suppressed {
  organizationId: string;
  emailKey: string;
  reason: SuppressionReason;
}

interface SuppressionRow {
  id: string;
  email: string;
  reason: SuppressionReason;
  at: Date;
}

const columns = 'id, email_key AS email, reason, at';

/** From here on the organizations do not mail these addresses. One that is suppressed stays so; a complaint outranks what the link of a mail could undo, and a bounce. */
export async function suppress(tx: EntityManager, addresses: readonly Suppressed[]): Promise<void> {
  if (addresses.length === 0) return;
  await tx.query(
    `INSERT INTO suppression (id, organization_id, email_key, reason)
     SELECT DISTINCT ON ("organizationId", "emailKey") id, "organizationId", "emailKey", reason
       FROM jsonb_to_recordset($1::jsonb) AS dead (id uuid, "organizationId" uuid, "emailKey" text, reason text)
      ORDER BY "organizationId", "emailKey", reason
         ON CONFLICT (organization_id, email_key) DO UPDATE
        SET reason = excluded.reason WHERE suppression.reason IN ('hard_bounce', 'unsubscribe') AND excluded.reason = 'complaint'`,
    [
      JSON.stringify(
        addresses.map(({ organizationId, emailKey, reason }) => ({ id: newId(), organizationId, emailKey, reason })),
      ),
    ],
  );
}

/** Which of these addresses the organization does not mail, in the form in which addresses are compared. */
export async function suppressedAmong(
  tx: EntityManager,
  organizationId: string,
  emails: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }[]>(
    'SELECT email_key AS key FROM suppression WHERE organization_id = $1 AND email_key = ANY($2::text[])',
    [organizationId, emails.map(normalizeEmail)],
  );
  return new Set(rows.map((row) => row.key));
}

/** @returns undefined where the address is suppressed already. */
export async function insertSuppression(
  tx: EntityManager,
  { organizationId, emailKey, reason }: Suppressed,
): Promise<SuppressionView | undefined> {
  const [row] = await tx.query<SuppressionRow[]>(
    `INSERT INTO suppression (id, organization_id, email_key, reason) VALUES ($1, $2, $3, $4)
         ON CONFLICT ON CONSTRAINT suppression_unique DO NOTHING RETURNING ${columns}`,
    [newId(), organizationId, emailKey, reason],
  );
  return row && viewOf(row);
}

/** @returns whether there was one. */
export async function deleteSuppression(tx: EntityManager, organizationId: string, id: string): Promise<boolean> {
  const [, gone] = await tx.query<[unknown, number]>('DELETE FROM suppression WHERE id = $1 AND organization_id = $2', [
    id,
    organizationId,
  ]);
  return gone > 0;
}

/** A page, newest first. */
export function suppressionsOf(
  tx: EntityManager,
  organizationId: string,
  query: SuppressionListQuery,
): Promise<Page<SuppressionView>> {
  const where = new Conditions().and('organization_id = ?', organizationId);
  if (query.search) where.and('position(lower(?) IN email_key) > 0', query.search);
  return keysetPage(tx, { ...newestFirst, select: columns, from: 'suppression', where }, query, viewOf);
}

function viewOf({ id, email, reason, at }: SuppressionRow): SuppressionView {
  return { id, email, reason, at: at.toISOString() };
}
