// Standings are locked in one order, by resident, before their invitations and after deliveries: so no two changes wait for each other.
import type { PortalStatus } from '@portico/contracts/residents';
import type { DeliveryStatus } from '@portico/contracts/deliveries';
import { remember } from '@portico/platform/outbox';
import type { EntityManager } from 'typeorm';
import { moves, type StandingAct } from './standing';

/** Where one resident stands, as stored. */
export interface StandingRow {
  residentId: string;
  organizationId: string;
  communityId: string;
  name: string;
  email: string | null;
  emailKey: string | null;
  status: PortalStatus;
  removed: boolean;
  accountId: string | null;
  invitationId: string | null;
  lastDeliveryId: string | null;
  lastDeliveryStatus: DeliveryStatus | null;
}

const columns = `resident_id AS "residentId", organization_id AS "organizationId", community_id AS "communityId", name, email,
  email_key AS "emailKey", status, removed, account_id AS "accountId", invitation_id AS "invitationId",
  last_delivery_id AS "lastDeliveryId", last_delivery_status AS "lastDeliveryStatus"`;

/** Locks the standings of these residents until the transaction ends; those without one are left out. */
export function lockStandings(tx: EntityManager, residentIds: readonly string[]): Promise<StandingRow[]> {
  return tx.query<StandingRow[]>(
    `SELECT ${columns} FROM standing WHERE resident_id = ANY($1::uuid[]) ORDER BY resident_id FOR UPDATE`,
    [residentIds],
  );
}

/** The same for one resident of one organization; undefined where there is none. */
export async function lockStanding(
  tx: EntityManager,
  organizationId: string,
  residentId: string,
): Promise<StandingRow | undefined> {
  const rows = await tx.query<StandingRow[]>(
    `SELECT ${columns} FROM standing WHERE resident_id = $1 AND organization_id = $2 FOR UPDATE`,
    [residentId, organizationId],
  );
  return rows[0];
}

/** Moves by compare-and-set those of the residents for whom `act` changes something, and answers who they are. */
export async function moveStandings(
  tx: EntityManager,
  residentIds: readonly string[],
  act: StandingAct,
): Promise<string[]> {
  const table = moves(act);
  const [rows] = await tx.query<[{ residentId: string }[], number]>(
    `UPDATE standing SET status = move.becomes
       FROM unnest($2::text[], $3::text[]) AS move (status, becomes)
      WHERE resident_id = ANY($1::uuid[]) AND standing.status = move.status AND NOT removed
  RETURNING resident_id AS "residentId"`,
    [residentIds, table.map(([from]) => from), table.map(([, to]) => to)],
  );
  return rows.map((row) => row.residentId);
}

/** Closes a change: raises the versions and has directory's copy follow once this is committed. */
export async function publishStandings(tx: EntityManager, residentIds: readonly string[]): Promise<void> {
  if (residentIds.length === 0) return;
  await tx.query('UPDATE standing SET version = version + 1 WHERE resident_id = ANY($1::uuid[])', [residentIds]);
  await remember(tx, 'standing.changed', { residentIds: [...residentIds] });
}
