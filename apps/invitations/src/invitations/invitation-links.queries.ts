// Invitations and their links, set-based: the gate and the single invitation call the same statements.
// Locks are taken in this order everywhere: deliveries, standings by resident, invitations. Directory hears of a link with the first
// word about its mail (mailed-links.queries.ts), or when that is lost or cancelled before it: told at once as well, each mail of a send
// would cost it twice as much.
import { newId } from '@portico/platform/ids';
import { hashOf } from '@portico/platform/secret';
import type { EntityManager } from 'typeorm';
import { linkName, tokenOf, type LinkKey } from './invitation-link';
import { lockStandings } from './standings.queries';

/** A resident who shall have an open invitation; `ttlDays` is how long each of its links lives. */
export interface WantedInvitation {
  organizationId: string;
  communityId: string;
  residentId: string;
  ttlDays: number;
}

/** The open invitation of a resident. `created`: made just now, so that its link was never mailed. */
export interface OpenInvitation {
  id: string;
  generation: number;
  created: boolean;
}

/**
 * A fresh link for each resident: of a new invitation, or the next generation of the open one, so that every earlier link is dead
 * from here on. By resident; who is registered or removed is left out. Needs their standings.
 */
export async function freshLinks(
  tx: EntityManager,
  wanted: readonly WantedInvitation[],
): Promise<Map<string, LinkKey>> {
  if (wanted.length === 0) return new Map();
  const open = [...(await ensureOpenInvitations(tx, wanted))];
  const known = open.flatMap(([, { id, created }]) => (created ? [] : [id]));
  const raised = known.length > 0 ? await raiseGenerations(tx, known) : new Map<string, number>();
  return new Map(
    open.map(([residentId, { id, generation }]) => [
      residentId,
      { invitationId: id, generation: raised.get(id) ?? generation },
    ]),
  );
}

/**
 * The open invitation of each resident, made where there is none. Residents who are registered or removed are left out of
 * the answer. Needs their standings.
 */
export async function ensureOpenInvitations(
  tx: EntityManager,
  wanted: readonly WantedInvitation[],
): Promise<Map<string, OpenInvitation>> {
  const residentIds = wanted.map((one) => one.residentId);
  await lockStandings(tx, residentIds);
  const created = await insertMissing(tx, wanted);
  const open = await tx.query<{ residentId: string; id: string; generation: number }[]>(
    `SELECT resident_id AS "residentId", id, generation FROM invitation
      WHERE resident_id = ANY($1::uuid[]) AND state = 'open' ORDER BY id FOR UPDATE`,
    [residentIds],
  );
  return new Map(
    open.map(({ residentId, id, generation }) => [residentId, { id, generation, created: created.has(residentId) }]),
  );
}

/** Begins a new generation of the links of open invitations: every earlier link is dead from here on. Ended ones are left out. */
export async function raiseGenerations(
  tx: EntityManager,
  invitationIds: readonly string[],
): Promise<Map<string, number>> {
  const residents = await tx.query<{ residentId: string }[]>(
    'SELECT resident_id AS "residentId" FROM invitation WHERE id = ANY($1::uuid[])',
    [invitationIds],
  );
  await lockStandings(
    tx,
    residents.map((row) => row.residentId),
  );
  const [raised] = await tx.query<[{ id: string; generation: number }[], number]>(
    `UPDATE invitation SET generation = generation + 1, sent_at = NULL, expires_at = NULL
      WHERE id = ANY($1::uuid[]) AND state = 'open'
  RETURNING id, generation`,
    [invitationIds],
  );
  return new Map(raised.map(({ id, generation }) => [id, generation]));
}

/** The raw tokens, by `linkName`; the database learns their hashes. The same links give the same tokens, however often. */
export async function issueLinks(
  tx: EntityManager,
  secret: string,
  links: readonly LinkKey[],
): Promise<Map<string, string>> {
  const tokens = links.map((link) => tokenOf(secret, link));
  await tx.query(
    `INSERT INTO invitation_link (token_hash, invitation_id, generation)
     SELECT * FROM unnest($1::bytea[], $2::uuid[], $3::int[]) AS link (token_hash, invitation_id, generation)
      ORDER BY invitation_id, generation
         ON CONFLICT ON CONSTRAINT invitation_link_generation DO UPDATE SET token_hash = excluded.token_hash
      WHERE invitation_link.token_hash <> excluded.token_hash`,
    [tokens.map(hashOf), links.map((link) => link.invitationId), links.map((link) => link.generation)],
  );
  return new Map(links.map((link, index) => [linkName(link), tokens[index]!]));
}

/** @returns the residents whose invitation was made. */
async function insertMissing(tx: EntityManager, wanted: readonly WantedInvitation[]): Promise<Set<string>> {
  const rows = wanted.map((one) => ({ id: newId(), ...one }));
  const created = await tx.query<{ residentId: string; id: string }[]>(
    `INSERT INTO invitation (id, organization_id, community_id, resident_id, ttl_days)
     SELECT wanted.id, wanted."organizationId", wanted."communityId", wanted."residentId", wanted."ttlDays"
       FROM jsonb_to_recordset($1::jsonb) AS wanted
         (id uuid, "organizationId" uuid, "communityId" uuid, "residentId" uuid, "ttlDays" int)
       JOIN standing ON standing.resident_id = wanted."residentId" AND standing.organization_id = wanted."organizationId"
      WHERE NOT standing.removed AND standing.status IN ('pending', 'invited')
         ON CONFLICT (resident_id) WHERE state = 'open' DO NOTHING
  RETURNING resident_id AS "residentId", id`,
    [JSON.stringify(rows)],
  );
  await tx.query(
    `UPDATE standing SET invitation_id = made.id, last_delivery_id = NULL, last_delivery_status = NULL
       FROM unnest($1::uuid[], $2::uuid[]) AS made (resident_id, id)
      WHERE standing.resident_id = made.resident_id`,
    [created.map((row) => row.residentId), created.map((row) => row.id)],
  );
  return new Set(created.map((row) => row.residentId));
}
