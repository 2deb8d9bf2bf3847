// Whether mail of an organization or of one of its communities leaves. Where it is switched off rows wait as they are: the gate passes
// them over, and nobody hands them out.
import type { EntityManager } from 'typeorm';
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

/** Those of these messages that send, and have to wait. */
export async function heldMessages(tx: EntityManager, messageIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT id FROM message WHERE id = ANY($1::uuid[]) AND status = 'sending' AND NOT ${mayLeave('message')}`,
    [messageIds],
  );
  return new Set(rows.map(({ id }) => id));
}
