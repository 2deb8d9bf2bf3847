// Reading deliveries. Rows left out at review are none: they are counted, but never listed.
import type {
  DeliveryEventType,
  DeliveryEventView,
  DeliveryListQuery,
  DeliveryPurpose,
  DeliveryReason,
  DeliveryStatus,
  DeliverySummary,
  DeliveryView,
} from '@portico/contracts/deliveries';
import type { Page } from '@portico/contracts/lists';
import { Conditions } from '@portico/platform/conditions';
import { keysetPage, newestFirst } from '@portico/platform/keyset-page.queries';
import type { EntityManager } from 'typeorm';
import { storedStatusesOf, wireStatus, type StoredStatus } from './delivery';

/** Whose deliveries: of a message, or of a resident. */
export type DeliveryOwner = { messageId: string } | { residentId: string };

interface DeliveryRow {
  id: string;
  messageId: string | null;
  residentId: string | null;
  purpose: DeliveryPurpose;
  name: string;
  email: string;
  status: Exclude<StoredStatus, 'excluded'>;
  reason: DeliveryReason | null;
  attempts: number;
  createdAt: Date;
  sentAt: Date | null;
  events?: { at: string; type: DeliveryEventType; detail: string | null }[];
}

const columns = `delivery.id, message_id AS "messageId", resident_id AS "residentId", purpose, name, email, status, reason, attempts,
  created_at AS "createdAt", sent_at AS "sentAt"`;
const events = `(SELECT coalesce(jsonb_agg(jsonb_build_object('at', at, 'type', type, 'detail', detail) ORDER BY delivery_event.id), '[]')
  FROM delivery_event WHERE delivery_id = delivery.id) AS events`;

/** One delivery with its timeline; undefined where it is unknown, of another organization, or was left out at review. */
export async function deliveryById(
  tx: EntityManager,
  organizationId: string,
  id: string,
): Promise<DeliveryView | undefined> {
  const [row] = await tx.query<DeliveryRow[]>(
    `SELECT ${columns}, ${events} FROM delivery WHERE id = $1 AND organization_id = $2 AND status <> 'excluded'`,
    [id, organizationId],
  );
  return row && viewOf(row);
}

/** Deliveries without their timelines, by id; unknown ones are left out. */
export async function summariesOf(
  tx: EntityManager,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, DeliverySummary>> {
  const rows = await tx.query<DeliveryRow[]>(
    `SELECT ${columns} FROM delivery WHERE id = ANY($1::uuid[]) AND organization_id = $2 AND status <> 'excluded'`,
    [ids, organizationId],
  );
  return new Map(rows.map((row) => [row.id, summaryOf(row)]));
}

/** A page of deliveries with their timelines, newest first. */
export function deliveriesOf(
  tx: EntityManager,
  organizationId: string,
  owner: DeliveryOwner,
  query: DeliveryListQuery,
): Promise<Page<DeliveryView>> {
  const list = { ...newestFirst, select: `${columns}, ${events}`, from: 'delivery' };
  return keysetPage(tx, { ...list, where: matching(organizationId, owner, query) }, query, viewOf);
}

function matching(organizationId: string, owner: DeliveryOwner, { status, search }: DeliveryListQuery): Conditions {
  const where = new Conditions().and(`organization_id = ? AND status <> 'excluded'`, organizationId);
  if ('messageId' in owner) where.and('message_id = ?', owner.messageId);
  else where.and('resident_id = ?', owner.residentId);
  if (status) where.and('status = ANY(?)', storedStatusesOf(status));
  if (search) where.and(`position(lower(?) IN lower(name || ' ' || email)) > 0`, search);
  return where;
}

function viewOf({ events: stored = [], ...row }: DeliveryRow): DeliveryView {
  const made: DeliveryEventView = { at: row.createdAt.toISOString(), type: 'queued', detail: null };
  const timeline = stored.map(({ at, type, detail }) => ({ at: new Date(at).toISOString(), type, detail }));
  return { ...summaryOf(row), events: [made, ...timeline] };
}

function summaryOf(row: DeliveryRow): DeliverySummary {
  const { id, messageId, residentId, purpose, name, email, reason, attempts } = row;
  const status: DeliveryStatus = wireStatus(row.status);
  return {
    id,
    messageId,
    residentId,
    purpose,
    name,
    email,
    status,
    reason,
    attempts,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
