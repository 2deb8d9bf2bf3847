// Whether mail of an organization or of one of its communities leaves. Where it is switched off rows wait as they are: the gate passes
// them over, and nobody hands them out.
import type { WaitingReason } from '@portico/contracts/messages';
import type { EntityManager } from 'typeorm';
import { works } from '../relays/relay-conditions.queries';
import { rememberAll } from '../topics';
import { mayLeave } from './conditions.queries';

/** An organization, or a community of it. */
export interface Place {
  organizationId: string;
  placeId: string;
}

/** From the commit on nothing of it is granted; what is with a mailer already goes. */
export async function switchOff(tx: EntityManager, { organizationId, placeId }: Place): Promise<void> {
  await tx.query('INSERT INTO mail_off (organization_id, place_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    organizationId,
    placeId,
  ]);
}

/** What has waited is handed out again. */
export async function switchOn(tx: EntityManager, { organizationId, placeId }: Place): Promise<void> {
  const [, switched] = await tx.query<[unknown[], number]>(
    'DELETE FROM mail_off WHERE organization_id = $1 AND place_id = $2',
    [organizationId, placeId],
  );
  if (switched === 0) return;
  const waiting = await tx.query<{ batchId: string }[]>(
    `SELECT batch.id AS "batchId" FROM batch
      WHERE done_at IS NULL AND EXISTS (
        SELECT FROM delivery WHERE batch_id = batch.id AND organization_id = $1 AND $2 IN (organization_id, community_id)
           AND status IN ('prepared', 'deferred'))
      ORDER BY message_id NULLS FIRST, number`,
    [organizationId, placeId],
  );
  await rememberAll(tx, 'batch.due', waiting);
}

/** Why those of these messages that send have to wait; the others are left out. */
export async function heldMessages(
  tx: EntityManager,
  messageIds: readonly string[],
): Promise<Map<string, WaitingReason>> {
  const rows = await tx.query<{ id: string; reason: WaitingReason }[]>(
    `SELECT id, CASE WHEN ${mayLeave('message')} THEN 'relay_paused' ELSE 'mail_disabled' END AS reason
       FROM message WHERE id = ANY($1::uuid[]) AND status = 'sending'
        AND (NOT ${mayLeave('message')} OR NOT EXISTS (SELECT FROM relay WHERE ${works()}))`,
    [messageIds],
  );
  return new Map(rows.map(({ id, reason }) => [id, reason]));
}
