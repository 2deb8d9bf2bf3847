// Standings are locked in one order, by resident, before their invitations and after deliveries: so no two changes wait for each other.
import { emailKeyOf } from '@portico/contracts/email';
import { fullName } from '@portico/contracts/full-name';
import type { RecipientCard } from '@portico/contracts/recipients';
import type { PortalStatus } from '@portico/contracts/residents';
import type { EntityManager } from 'typeorm';
import { movesOf } from '../states/transitions';
import { remember } from '../topics';
import { transitions, type StandingAct } from './standing';

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
  invitationId: string | null;
}

const columns = `resident_id AS "residentId", organization_id AS "organizationId", community_id AS "communityId", name, email,
  email_key AS "emailKey", status, removed, invitation_id AS "invitationId"`;

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
  const { from, to } = movesOf(transitions, act);
  const [rows] = await tx.query<[{ residentId: string }[], number]>(
    `UPDATE standing SET status = move.becomes,
            first_invited_at = coalesce(first_invited_at, CASE WHEN move.becomes = 'invited' THEN now() END)
       FROM unnest($2::text[], $3::text[]) AS move (status, becomes)
      WHERE resident_id = ANY($1::uuid[]) AND standing.status = move.status AND NOT removed
  RETURNING resident_id AS "residentId"`,
    [residentIds, from, to],
  );
  return rows.map((row) => row.residentId);
}

/**
 * Makes the standings of these residents, or refreshes name and address. An open invitation pins the address: it is the one
 * whose owner proves it by the link, so a card that was read before a change cannot put another in its place.
 */
export async function ensureStandings(tx: EntityManager, cards: readonly RecipientCard[]): Promise<void> {
  const rows = cards.toSorted((a, b) => (a.residentId < b.residentId ? -1 : 1)).map(standingOf);
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO standing (resident_id, organization_id, community_id, name, email, email_key)
     SELECT resident_id, organization_id, community_id, name, email, email_key
       FROM jsonb_to_recordset($1::jsonb) AS card
         (resident_id uuid, organization_id uuid, community_id uuid, name text, email text, email_key text)
      ORDER BY resident_id
         ON CONFLICT (resident_id) DO UPDATE
        SET name = excluded.name, email = excluded.email, email_key = excluded.email_key
      WHERE standing.organization_id = excluded.organization_id AND NOT standing.removed
        AND (standing.name, standing.email) IS DISTINCT FROM (excluded.name, excluded.email)
        AND (standing.email_key IS NOT DISTINCT FROM excluded.email_key
             OR NOT EXISTS (SELECT FROM invitation WHERE resident_id = excluded.resident_id AND state = 'open'))`,
    [JSON.stringify(rows)],
  );
}

/** Takes it back that a resident was removed: directory has them, so a removal that was told was not committed. */
export async function restoreStanding(tx: EntityManager, organizationId: string, residentId: string): Promise<void> {
  await tx.query('UPDATE standing SET removed = false WHERE resident_id = $1 AND organization_id = $2 AND removed', [
    residentId,
    organizationId,
  ]);
}

/** Closes a change: raises the versions and has directory's copy follow once this is committed. */
export async function publishStandings(tx: EntityManager, residentIds: readonly string[]): Promise<void> {
  if (residentIds.length === 0) return;
  await tx.query('UPDATE standing SET version = version + 1 WHERE resident_id = ANY($1::uuid[])', [residentIds]);
  await remember(tx, 'standing.changed', { residentIds: [...residentIds] });
}

function standingOf(card: RecipientCard): Record<string, string | null> {
  return {
    resident_id: card.residentId,
    organization_id: card.organizationId,
    community_id: card.communityId,
    name: fullName(card),
    email: card.email,
    email_key: emailKeyOf(card.email),
  };
}
