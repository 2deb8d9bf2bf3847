import type { EntityManager } from 'typeorm';
import type { ProgressStep } from './progress';

/** By community, when its latest message began to be sent. */
export async function lastSends(
  db: EntityManager,
  organizationId: string,
  communityIds: readonly string[],
): Promise<Record<string, string>> {
  const rows = await db.query<{ communityId: string; at: Date }[]>(
    `SELECT community_id AS "communityId", max(started_at) AS at FROM message
      WHERE community_id = ANY($1::uuid[]) AND organization_id = $2 AND started_at IS NOT NULL GROUP BY community_id`,
    [communityIds, organizationId],
  );
  return Object.fromEntries(rows.map(({ communityId, at }) => [communityId, at.toISOString()]));
}

/**
 * The days on which residents of a community were first invited or accepted, by the calendar of a time zone, and what day it is
 * there now. Whoever accepted before the mail was recorded as sent was invited by then.
 */
export async function progressOf(
  db: EntityManager,
  organizationId: string,
  communityId: string,
  timezone: string,
): Promise<{ steps: ProgressStep[]; today: string }> {
  const steps = await db.query<ProgressStep[]>(
    `SELECT day::text AS date, (count(*) FILTER (WHERE NOT accepted))::int AS invited,
            (count(*) FILTER (WHERE accepted))::int AS registered
       FROM standing,
            LATERAL (VALUES (coalesce(first_invited_at, activated_at), false), (activated_at, true)) AS step (at, accepted),
            LATERAL (SELECT (at AT TIME ZONE $3)::date AS day) AS local
      WHERE community_id = $1 AND organization_id = $2 AND NOT removed AND at IS NOT NULL
      GROUP BY day ORDER BY day`,
    [communityId, organizationId, timezone],
  );
  const [now] = await db.query<{ today: string }[]>('SELECT (now() AT TIME ZONE $1)::date::text AS today', [timezone]);
  return { steps, today: now!.today };
}
