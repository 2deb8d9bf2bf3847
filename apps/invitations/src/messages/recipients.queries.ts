// A generated message's recipients: one row of `delivery` each, mailed or left out with its problem.
import type { RecipientProblem } from '@portico/contracts/deliveries';
import type { Page } from '@portico/contracts/lists';
import type { RecipientListQuery, RecipientView } from '@portico/contracts/messages';
import { Conditions } from '@portico/platform/conditions';
import { keysetPage } from '@portico/platform/keyset-page.queries';
import type { EntityManager } from 'typeorm';
import { summariesOf } from '../deliveries/deliveries.queries';
import { storedStatusesOf } from '../deliveries/delivery';

/** What a preview is filled with: the frozen row. */
export interface PreparedRecipient {
  id: string;
  residentId: string;
  email: string | null;
  locale: string;
  contentId: string;
  values: Record<string, string>;
  linkDays: number;
  timezone: string;
}

interface RecipientRow {
  id: string;
  residentId: string;
  name: string;
  email: string | null;
  propertyName: string;
  problem: RecipientProblem | null;
}

/** A page of a message's recipients in the order in which they are mailed. */
export async function pageOfRecipients(
  tx: EntityManager,
  organizationId: string,
  messageId: string,
  query: RecipientListQuery,
): Promise<Page<RecipientView>> {
  const page = await keysetPage(
    tx,
    {
      order: 'mailed',
      columns: [{ sql: 'id', type: 'uuid' }],
      select: 'id, resident_id AS "residentId", name, email, property_name AS "propertyName", problem',
      from: 'delivery',
      where: matching(organizationId, messageId, query),
    },
    query,
    (row: RecipientRow) => row,
  );
  const ids = page.items.map(({ id }) => id);
  const deliveries = await summariesOf(tx, organizationId, ids);
  return { ...page, items: page.items.map(({ id, ...row }) => ({ ...row, delivery: deliveries.get(id) ?? null })) };
}

/** One recipient's frozen row; undefined where they are not selected. */
export async function preparedRecipient(
  tx: EntityManager,
  organizationId: string,
  messageId: string,
  residentId: string,
): Promise<PreparedRecipient | undefined> {
  const [row] = await tx.query<PreparedRecipient[]>(
    `SELECT id, resident_id AS "residentId", email, locale, content_id AS "contentId", "values", link_days AS "linkDays", timezone
       FROM delivery WHERE message_id = $1 AND resident_id = $2 AND organization_id = $3`,
    [messageId, residentId, organizationId],
  );
  return row;
}

/** Takes one recipient out of a message in review. @returns whether they were in it. */
export async function dropRecipient(tx: EntityManager, messageId: string, residentId: string): Promise<boolean> {
  const [, count] = await tx.query<[unknown, number]>(
    'DELETE FROM delivery WHERE message_id = $1 AND resident_id = $2',
    [messageId, residentId],
  );
  return count > 0;
}

/** Throws away what was generated; only for a message that was never sent. */
export async function forgetRecipients(tx: EntityManager, messageId: string): Promise<void> {
  await tx.query('DELETE FROM delivery WHERE message_id = $1', [messageId]);
  await tx.query('DELETE FROM batch WHERE message_id = $1', [messageId]);
}

/** Whether anybody would be mailed. */
export async function somebodyPrepared(tx: EntityManager, messageId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`SELECT FROM delivery WHERE message_id = $1 AND status = 'prepared' LIMIT 1`, [
    messageId,
  ]);
  return rows.length > 0;
}

function matching(
  organizationId: string,
  messageId: string,
  { problem, status, search }: RecipientListQuery,
): Conditions {
  const where = new Conditions().and('organization_id = ?', organizationId).and('message_id = ?', messageId);
  if (problem)
    where.and(
      `(problem = ANY(?) OR 'any' = ANY(?::text[]) AND problem IS NOT NULL OR 'none' = ANY(?::text[]) AND problem IS NULL)`,
      problem,
      problem,
      problem,
    );
  if (status) where.and('status = ANY(?)', storedStatusesOf(status));
  if (search) where.and(`position(lower(?) IN lower(concat_ws(' ', name, email, property_name))) > 0`, search);
  return where;
}
