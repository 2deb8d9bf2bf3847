import type { ActivityType, ActivityView } from '@portico/contracts/activity';
import type { ListQuery, Page } from '@portico/contracts/lists';
import { Conditions } from '@portico/platform/conditions';
import { keysetPage } from '@portico/platform/keyset-page.queries';
import type { EntityManager } from 'typeorm';

interface ActivityRow {
  id: string;
  at: Date;
  type: ActivityType;
  actor: string | null;
  subject: string;
  link: string | null;
}

const newestFirst = {
  order: 'newest',
  columns: [
    { sql: 'at', type: 'timestamptz' },
    { sql: 'id', type: 'uuid' },
  ],
  descending: true,
};

/** A page of a community's feed, newest first; another organization's community has none. */
export function pageOfActivity(
  tx: EntityManager,
  organizationId: string,
  communityId: string,
  query: ListQuery,
): Promise<Page<ActivityView>> {
  const where = new Conditions().and('organization_id = ?', organizationId).and('community_id = ?', communityId);
  const select = 'id, at, type, actor, subject, link';
  return keysetPage(tx, { ...newestFirst, select, from: 'activity', where }, query, viewOf);
}

function viewOf({ id, at, type, actor, subject, link }: ActivityRow): ActivityView {
  return { id, at: at.toISOString(), type, actor, subject, link };
}
