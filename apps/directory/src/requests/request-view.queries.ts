// Maintenance requests as they are shown: with their photos and all that was said, in one statement.
import type { Page } from '@portico/contracts/lists';
import { notFound } from '@portico/contracts/problems';
import type { CommentAuthorKind, RequestListQuery, RequestView } from '@portico/contracts/requests';
import { Conditions } from '@portico/platform/conditions';
import { keysetPage } from '@portico/platform/keyset-page.queries';
import type { EntityManager } from 'typeorm';
import { searchPatterns } from '../names/name';

/** Which side looks: it decides where the photos are. */
export type Side = CommentAuthorKind;

type RequestRow = Omit<RequestView, 'createdAt' | 'updatedAt' | 'photos'> & {
  createdAt: Date;
  updatedAt: Date;
  photos: Omit<RequestView['photos'][number], 'url'>[];
};

const columns = `request.id, request.community_id AS "communityId", request.property_id AS "propertyId", property.name AS "propertyName",
  resident_id AS "residentId", resident_name AS "residentName", title, description, category, status,
  request.created_at AS "createdAt", updated_at AS "updatedAt",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', filename, 'size', size) ORDER BY id), '[]')
     FROM request_photo WHERE request_id = request.id) AS photos,
  (SELECT coalesce(jsonb_agg(jsonb_build_object(
            'id', id, 'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'author', jsonb_build_object('kind', author_kind, 'name', author_name), 'text', text) ORDER BY id), '[]')
     FROM request_comment WHERE request_id = request.id) AS comments`;
const requestsAtHome = 'request JOIN property ON property.id = request.property_id';
const newestFirst = { order: 'newest', columns: [{ sql: 'request.id', type: 'uuid' }], descending: true };

/** The requests among which somebody may look. */
export function among(ids: { organizationId: string; communityId?: string; residentId?: string }): Conditions {
  const where = new Conditions().and('request.organization_id = ?', ids.organizationId);
  if (ids.communityId !== undefined) where.and('request.community_id = ?', ids.communityId);
  if (ids.residentId !== undefined) where.and('request.resident_id = ?', ids.residentId);

  return where;
}

/** One page of requests, newest first. */
export function requestPage(
  db: EntityManager,
  among: Conditions,
  query: RequestListQuery,
  side: Side,
): Promise<Page<RequestView>> {
  const where = among.copy();
  if (query.status) where.and('request.status = ANY(?)', query.status);
  for (const pattern of searchPatterns(query.search ?? '')) {
    where.and('(request.search LIKE ? OR property.name_words LIKE ?)', pattern, pattern);
  }
  const list = { ...newestFirst, select: columns, from: requestsAtHome, where };
  return keysetPage(db, list, query, (row: RequestRow) => viewOf(row, side));
}

/** One of them. @throws Problem 404. */
export async function requestView(db: EntityManager, among: Conditions, id: string, side: Side): Promise<RequestView> {
  const where = among.copy().and('request.id = ?', id);
  const [row] = await db.query<RequestRow[]>(
    `SELECT ${columns} FROM ${requestsAtHome} WHERE ${where.toString()}`,
    where.parameters,
  );
  if (!row) throw notFound('request');
  return viewOf(row, side);
}

function viewOf(row: RequestRow, side: Side): RequestView {
  const place = `/api/v1/${side === 'staff' ? '' : 'portal/'}requests/${row.id}/photos`;
  return {
    ...row,
    photos: row.photos.map(({ id, name, size }) => ({ id, name, size, url: `${place}/${id}` })),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
