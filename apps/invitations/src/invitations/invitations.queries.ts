// Invitations and their links, set-based: the gate and the single invitation call the same statements.
// Locks are taken in this order everywhere: deliveries, standings by resident, invitations.
import { normalizeEmail } from '@portico/contracts/email';
import type { DeliveryStatus } from '@portico/contracts/deliveries';
import type { RecipientCard } from '@portico/contracts/recipients';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';
import { announce } from '../activity/announce.queries';
import { hashOf, linkName, tokenOf, type LinkKey } from './invitation-link';
import { lockStandings, moveStandings, publishStandings } from './standings.queries';

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

/** What became of one mail with a link. `linkExpiresAt` is told with `sent`: the date that the mail says. */
export interface InvitationMail {
  deliveryId: string;
  residentId: string;
  invitationId: string;
  generation: number;
  status: DeliveryStatus;
  linkExpiresAt?: Date | string | null;
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
  await publishStandings(tx, [...created]);
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
  const [raised] = await tx.query<[{ id: string; residentId: string; generation: number }[], number]>(
    `UPDATE invitation SET generation = generation + 1, sent_at = NULL, expires_at = NULL
      WHERE id = ANY($1::uuid[]) AND state = 'open'
  RETURNING id, resident_id AS "residentId", generation`,
    [invitationIds],
  );
  await publishStandings(
    tx,
    raised.map((row) => row.residentId),
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

/**
 * Notes what became of mails with links. A `sent` one starts the days of its link, if no newer link was made meanwhile, and
 * makes a pending resident invited. Of several mails to one resident the standing tells the latest.
 */
export async function recordInvitationMails(tx: EntityManager, mails: readonly InvitationMail[]): Promise<void> {
  if (mails.length === 0) return;
  const residentIds = [...new Set(mails.map((mail) => mail.residentId))];
  await lockStandings(tx, residentIds);
  const started = await startLinks(
    tx,
    mails.filter((mail) => mail.status === 'sent'),
  );
  await moveStandings(
    tx,
    started.filter((one) => one.state === 'open').map((one) => one.residentId),
    'mailed',
  );
  await noteLastMails(tx, mails);
  await publishStandings(tx, residentIds);
  await announce(
    tx,
    started.map(({ organizationId, residentId, id }) => ({
      organizationId,
      event: 'invitation.sent',
      payload: { residentId, invitationId: id },
    })),
  );
}

function standingOf(card: RecipientCard): Record<string, string | null> {
  return {
    resident_id: card.residentId,
    organization_id: card.organizationId,
    community_id: card.communityId,
    name: `${card.firstName} ${card.lastName}`.trim(),
    email: card.email,
    email_key: card.email === null ? null : normalizeEmail(card.email),
  };
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

interface StartedLink {
  id: string;
  residentId: string;
  organizationId: string;
  state: 'open' | 'accepted';
}

async function startLinks(tx: EntityManager, sent: readonly InvitationMail[]): Promise<StartedLink[]> {
  if (sent.length === 0) return [];
  const [rows] = await tx.query<[StartedLink[], number]>(
    `UPDATE invitation SET sent_at = now(), expires_at = mail."linkExpiresAt"
       FROM jsonb_to_recordset($1::jsonb) AS mail ("invitationId" uuid, generation int, "linkExpiresAt" timestamptz)
      WHERE invitation.id = mail."invitationId" AND invitation.generation = mail.generation AND state <> 'revoked'
  RETURNING id, resident_id AS "residentId", organization_id AS "organizationId", state`,
    [JSON.stringify(sent)],
  );
  return rows;
}

async function noteLastMails(tx: EntityManager, mails: readonly InvitationMail[]): Promise<void> {
  // Ids rise with time: of two mails to one resident in one report the later one counts.
  const last = new Map(
    mails.toSorted((a, b) => (a.deliveryId < b.deliveryId ? -1 : 1)).map((mail) => [mail.residentId, mail]),
  );
  await tx.query(
    `UPDATE standing SET last_delivery_id = mail."deliveryId", last_delivery_status = mail.status
       FROM jsonb_to_recordset($1::jsonb) AS mail ("residentId" uuid, "deliveryId" uuid, "invitationId" uuid, status text)
      WHERE standing.resident_id = mail."residentId" AND standing.invitation_id = mail."invitationId"
        AND (last_delivery_id IS NULL OR last_delivery_id <= mail."deliveryId")`,
    [JSON.stringify([...last.values()])],
  );
}
