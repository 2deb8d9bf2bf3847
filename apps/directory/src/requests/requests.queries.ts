// What changes maintenance requests.
import { notFound, Problem } from '@portico/contracts/problems';
import type { NewRequestBody, RequestStatus, StoredPhoto } from '@portico/contracts/requests';
import type { Conditions } from '@portico/platform/conditions';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';
import type { Home } from '../homes/home.pipe';
import { searchText } from '../names/name';
import type { Side } from './request-view.queries';

/** Of both sides together: whoever sees a request is shown them all. */
const MOST_COMMENTS = 200;

/** Notes what a resident reports, and answers its id. @throws Problem 404 where they are being removed. */
export async function insertRequest(tx: EntityManager, home: Home, body: NewRequestBody): Promise<string> {
  const id = newId();
  const { title, description, category } = body;
  const made = await tx.query<unknown[]>(
    `INSERT INTO request (id, organization_id, community_id, property_id, resident_id, resident_name, title, description, search, category)
     SELECT $1, organization_id, community_id, property_id, id, $4, $5, $6, $7, $8
       FROM resident WHERE id = $3 AND organization_id = $2 FOR KEY SHARE
     RETURNING 1`,
    [
      id,
      home.tenant.organizationId,
      home.residentId,
      home.residentName,
      title,
      description,
      searchText([title, description, home.residentName]),
      category,
    ],
  );
  if (made.length === 0) throw notFound('resident');
  await insertPhotos(tx, id, body.photos);
  return id;
}

async function insertPhotos(tx: EntityManager, requestId: string, photos: readonly StoredPhoto[]): Promise<void> {
  await tx.query(
    `INSERT INTO request_photo (id, request_id, filename, content_type, size, sha256)
     SELECT it.id, $1, it.filename, it.content_type, it.size, it.sha256
       FROM unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::text[]) AS it (id, filename, content_type, size, sha256)`,
    [
      requestId,
      photos.map(() => newId()),
      photos.map(({ filename }) => filename),
      photos.map(({ contentType }) => contentType),
      photos.map(({ size }) => size),
      photos.map(({ sha256 }) => sha256),
    ],
  );
}

/** Moves a request that is in one of these states. @returns whether it was. */
export async function moveRequest(
  tx: EntityManager,
  among: Conditions,
  id: string,
  { from, to }: { from: readonly RequestStatus[]; to: RequestStatus },
): Promise<boolean> {
  const where = among.copy().and('id = ?', id).and('status = ANY(?)', from);
  const [, count] = await tx.query<[unknown, number]>(
    `UPDATE request SET status = $${where.parameters.length + 1}, updated_at = clock_timestamp() WHERE ${where.toString()}`,
    [...where.parameters, to],
  );
  return count > 0;
}

/**
 * Notes what one side said; without a name it is said in the name of the community.
 *
 * @returns whether there is such a request
 * @throws Problem `maintenance.too_many_comments`.
 */
export async function insertComment(
  tx: EntityManager,
  among: Conditions,
  requestId: string,
  { side, name, text }: { side: Side; name: string | null; text: string },
): Promise<boolean> {
  const where = among.copy().and('id = ?', requestId);
  const [, count] = await tx.query<[unknown, number]>(
    `UPDATE request SET updated_at = clock_timestamp() WHERE ${where.toString()}`,
    where.parameters,
  );
  if (count === 0) return false;
  // The request is locked by now: nobody else is between the count and the comment.
  const said = await tx.query<unknown[]>(
    `INSERT INTO request_comment (id, request_id, author_kind, author_name, text)
     SELECT $1, request.id, $3, coalesce($4, community.name), $5
       FROM request JOIN community ON community.id = request.community_id
      WHERE request.id = $2 AND (SELECT count(*) FROM request_comment WHERE request_id = $2) < $6
     RETURNING 1`,
    [newId(), requestId, side, name, text, MOST_COMMENTS],
  );
  if (said.length === 0)
    throw new Problem(
      'maintenance.too_many_comments',
      `A request has ${MOST_COMMENTS} comments at the most: report anew.`,
    );
  return true;
}

/** A photo of a request; undefined where there is none. */
export async function findPhoto(
  db: EntityManager,
  among: Conditions,
  requestId: string,
  photoId: string,
): Promise<StoredPhoto | undefined> {
  const where = among.copy().and('request.id = ?', requestId).and('request_photo.id = ?', photoId);
  const [photo] = await db.query<StoredPhoto[]>(
    `SELECT filename, content_type AS "contentType", size, sha256
       FROM request_photo JOIN request ON request.id = request_id WHERE ${where.toString()}`,
    where.parameters,
  );
  return photo;
}
