import type { CommunityCounts, CommunityKind, CommunityPatch, UncertainPolicy } from '@portico/contracts/communities';
import { notFound } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { searchText, sortKey } from '../names/name';

/** A row of `community`. */
export interface StoredCommunity {
  id: string;
  organizationId: string;
  name: string;
  kind: CommunityKind;
  senderName: string | null;
  replyTo: string | null;
  timezone: string;
  brandColor: string;
  instructionGuideUrl: string | null;
  invitationTtlDays: number;
  oneEmailPerProperty: boolean;
  logoSha256: string | null;
  mailEnabled: boolean;
  undoSeconds: number;
  onUncertain: UncertainPolicy;
  invitationSubject: string | null;
  invitationBody: string | null;
  createdAt: Date;
}

export const communityColumns = `id, organization_id AS "organizationId", name, kind, sender_name AS "senderName", reply_to AS "replyTo",
  timezone, brand_color AS "brandColor", instruction_guide_url AS "instructionGuideUrl", invitation_ttl_days AS "invitationTtlDays",
  one_email_per_property AS "oneEmailPerProperty", logo_sha256 AS "logoSha256", mail_enabled AS "mailEnabled",
  undo_seconds AS "undoSeconds", on_uncertain AS "onUncertain", invitation_subject AS "invitationSubject", invitation_body AS "invitationBody", created_at AS "createdAt"`;

/** @throws Problem 404 when the organization has no such community. */
export async function findCommunity(
  db: EntityManager,
  { organizationId }: Tenant,
  id: string,
): Promise<StoredCommunity> {
  const [community] = await db.query<StoredCommunity[]>(
    `SELECT ${communityColumns} FROM community WHERE id = $1 AND organization_id = $2`,
    [id, organizationId],
  );
  if (!community) throw notFound('community');
  return community;
}

/** A community with a name; all else is as the table has it by default. */
export async function insertCommunity(
  tx: EntityManager,
  { organizationId }: Tenant,
  id: string,
  name: string,
): Promise<void> {
  await tx.query('INSERT INTO community (id, organization_id, name, sort_key, search) VALUES ($1, $2, $3, $4, $5)', [
    id,
    organizationId,
    name,
    sortKey(name),
    searchText([name]),
  ]);
}

/** Writes what is said; what is left out stays. */
export async function updateCommunity(
  tx: EntityManager,
  { organizationId }: Tenant,
  id: string,
  patch: CommunityPatch,
): Promise<void> {
  const { name } = patch;
  const said = {
    ...(name === undefined ? {} : { name, sort_key: sortKey(name), search: searchText([name]) }),
    kind: patch.kind,
    sender_name: patch.senderName,
    reply_to: patch.replyTo,
    timezone: patch.timezone,
    brand_color: patch.brandColor,
    instruction_guide_url: patch.instructionGuideUrl,
    invitation_ttl_days: patch.invitationTtlDays,
    one_email_per_property: patch.oneEmailPerProperty,
    mail_enabled: patch.mailEnabled,
    undo_seconds: patch.undoSeconds,
    on_uncertain: patch.onUncertain,
    invitation_subject: patch.invitationSubject,
    invitation_body: patch.invitationBody,
  };
  const columns = `name, sort_key, search, kind, sender_name, reply_to, timezone, brand_color, instruction_guide_url,
    invitation_ttl_days, one_email_per_property, mail_enabled, undo_seconds, on_uncertain, invitation_subject, invitation_body`;
  // JSON leaves out what is undefined, and the record is populated over the row as it is.
  await tx.query(
    `UPDATE community SET (${columns}) = (SELECT ${columns} FROM jsonb_populate_record(community, $3::jsonb))
      WHERE id = $1 AND organization_id = $2`,
    [id, organizationId, JSON.stringify(said)],
  );
}

/** A community whose homes and people nobody else changes until the transaction ends. */
export interface LockedCommunity {
  id: string;
  organizationId: string;
  oneEmailPerProperty: boolean;
}

/**
 * Taken first by whoever changes the homes or people of a community, one after the other: names, addresses and who may have
 * which email are then decided on what holds. Standings are written without it.
 *
 * @throws Problem 404 when the organization has no such community.
 */
export async function lockCommunity(
  tx: EntityManager,
  organizationId: string,
  communityId: string,
): Promise<LockedCommunity> {
  const [community] = await tx.query<LockedCommunity[]>(
    `SELECT id, organization_id AS "organizationId", one_email_per_property AS "oneEmailPerProperty"
       FROM community WHERE id = $1 AND organization_id = $2 FOR NO KEY UPDATE`,
    [communityId, organizationId],
  );
  if (!community) throw notFound('community');
  return community;
}

/** @throws Problem 404 when the organization has no such community. */
export async function requireCommunity(db: EntityManager, organizationId: string, communityId: string): Promise<void> {
  const found = await db.query<unknown[]>('SELECT 1 FROM community WHERE id = $1 AND organization_id = $2', [
    communityId,
    organizationId,
  ]);
  if (found.length === 0) throw notFound('community');
}

type CountRow = CommunityCounts & { id: string };

/** Counts as of now, in the order of `ids`; each count is read from an index. */
export async function countsOf(db: EntityManager, ids: readonly string[]): Promise<CommunityCounts[]> {
  const rows = await db.query<CountRow[]>(
    `SELECT c.id, p.properties, r.residents, r.pending, r.invited, r.active, r.inactive, e."withoutEmail"
       FROM unnest($1::uuid[]) AS c (id),
       LATERAL (SELECT count(*)::int AS properties FROM property WHERE community_id = c.id) p,
       LATERAL (SELECT count(*)::int AS residents,
                       (count(*) FILTER (WHERE portal_status = 'pending'))::int AS pending,
                       (count(*) FILTER (WHERE portal_status = 'invited'))::int AS invited,
                       (count(*) FILTER (WHERE portal_status = 'active'))::int AS active,
                       (count(*) FILTER (WHERE portal_status = 'inactive'))::int AS inactive
                  FROM resident WHERE community_id = c.id) r,
       LATERAL (SELECT count(*)::int AS "withoutEmail" FROM resident WHERE community_id = c.id AND email IS NULL) e`,
    [ids],
  );
  const byId = new Map(rows.map(({ id, ...counts }) => [id, counts]));
  return ids.map((id) => byId.get(id)!);
}
