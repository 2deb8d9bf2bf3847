// A generated message's recipients: one row of `delivery` each, mailed or left out with its problem.
import type { DeliveryStatus, RecipientProblem } from '@portico/contracts/deliveries';
import type { Page } from '@portico/contracts/lists';
import type { RecipientListQuery, RecipientView } from '@portico/contracts/messages';
import { decodeIdCursor, encodeCursor } from '@portico/platform/keyset';
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
  const { sql, parameters } = conditionsOf(organizationId, messageId, query);
  const rows = await tx.query<RecipientRow[]>(
    `SELECT id, resident_id AS "residentId", name, email, property_name AS "propertyName", problem FROM delivery
      WHERE ${sql} AND ($7::uuid IS NULL OR id > $7) ORDER BY id LIMIT $8`,
    [...parameters, query.cursor === undefined ? null : decodeIdCursor(query.cursor), query.limit + 1],
  );
  const [{ total } = { total: 0 }] = await tx.query<{ total: number }[]>(
    `SELECT count(*)::int AS total FROM delivery WHERE ${sql}`,
    parameters,
  );
  const page = rows.slice(0, query.limit);
  const deliveries = await summariesOf(
    tx,
    organizationId,
    page.map(({ id }) => id),
  );
  const items = page.map(({ id, ...row }) => ({ ...row, delivery: deliveries.get(id) ?? null }));
  return { items, nextCursor: rows.length > query.limit ? encodeCursor([page.at(-1)!.id]) : null, total };
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
}

/** Whether anybody would be mailed. */
export async function somebodyPrepared(tx: EntityManager, messageId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>(`SELECT FROM delivery WHERE message_id = $1 AND status = 'prepared' LIMIT 1`, [
    messageId,
  ]);
  return rows.length > 0;
}

function conditionsOf(organizationId: string, messageId: string, query: RecipientListQuery) {
  const problems = query.problem?.filter((word) => word !== 'any' && word !== 'none');
  const statuses: DeliveryStatus[] | undefined = query.status;
  return {
    sql: `organization_id = $1 AND message_id = $2
      AND ($3::text[] IS NULL OR problem = ANY($3) OR 'any' = ANY($4) AND problem IS NOT NULL OR 'none' = ANY($4) AND problem IS NULL)
      AND ($5::text[] IS NULL OR status = ANY($5))
      AND ($6::text IS NULL OR position(lower($6) IN lower(concat_ws(' ', name, email, property_name))) > 0)`,
    parameters: [
      organizationId,
      messageId,
      problems ?? null,
      query.problem ?? [],
      statuses ? storedStatusesOf(statuses) : null,
      query.search ?? null,
    ],
  };
}
