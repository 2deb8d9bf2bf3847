import type { ActivityType, ActivityView } from '@portico/contracts/activity';
import type { ListQuery, Page } from '@portico/contracts/lists';
import { decodeCursor, encodeCursor, keysetAfter, keysetOrder, refuseUnreadableCursor } from '@portico/platform/keyset';
import type { EntityManager } from 'typeorm';

interface ActivityRow {
  id: string;
  at: Date;
  /** `at` to the microsecond, which a Date loses. */
  place: string;
  type: ActivityType;
  actor: string | null;
  subject: string;
  link: string | null;
}

const newestFirst = [
  { sql: 'at', descending: true, type: 'timestamptz' },
  { sql: 'id', descending: true, type: 'uuid' },
];

/** A page of a community's feed, newest first; another organization's community has none. */
export async function pageOfActivity(
  tx: EntityManager,
  organizationId: string,
  communityId: string,
  { limit, cursor }: ListQuery,
): Promise<Page<ActivityView>> {
  const after =
    cursor !== undefined ? keysetAfter(newestFirst, decodeCursor(cursor, 2), 4) : { sql: 'true', parameters: [] };
  const rows = await tx
    .query<ActivityRow[]>(
      `SELECT id, at, at::text AS place, type, actor, subject, link FROM activity
      WHERE organization_id = $1 AND community_id = $2 AND ${after.sql} ORDER BY ${keysetOrder(newestFirst)} LIMIT $3`,
      [organizationId, communityId, limit + 1, ...after.parameters],
    )
    .catch(refuseUnreadableCursor);
  const [{ total } = { total: 0 }] = await tx.query<{ total: number }[]>(
    'SELECT count(*)::int AS total FROM activity WHERE organization_id = $1 AND community_id = $2',
    [organizationId, communityId],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor = rows.length > limit && last ? encodeCursor([last.place, last.id]) : null;
  return { items: page.map(viewOf), nextCursor, total };
}

function viewOf({ id, at, type, actor, subject, link }: ActivityRow): ActivityView {
  return { id, at: at.toISOString(), type, actor, subject, link };
}
