import type { DocumentListQuery, DocumentView } from '@portico/contracts/documents';
import type { Page } from '@portico/contracts/lists';
import { notFound } from '@portico/contracts/problems';
import { Conditions } from '@portico/platform/conditions';
import { newId } from '@portico/platform/ids';
import { keysetPage, newestFirst } from '@portico/platform/keyset-page.queries';
import type { EntityManager } from 'typeorm';
import type { StoredFile } from '@portico/platform/files/stored-file';
import { searchPatterns, searchText } from '../names/name';

/** A row of `document`: what a community gives its residents to read. */
export type StoredDocument = StoredFile & Omit<DocumentView, 'createdAt'> & { createdAt: Date };

const columns = `id, community_id AS "communityId", title, category, filename, content_type AS "contentType", size, sha256,
  created_at AS "createdAt"`;

/** Whose documents somebody may look at: a whole organization's, or those of one community of it. */
export interface Shelf {
  organizationId: string;
  communityId?: string;
}

/** One page of documents, newest first. */
export function documentPage(db: EntityManager, shelf: Shelf, query: DocumentListQuery): Promise<Page<DocumentView>> {
  const where = onShelf(shelf);
  if (query.category) where.and('category = ANY(?)', query.category);
  for (const pattern of searchPatterns(query.search ?? '')) where.and('search LIKE ?', pattern);
  return keysetPage(db, { ...newestFirst, select: columns, from: 'document', where }, query, viewOf);
}

/** @throws Problem 404. */
export async function findDocument(db: EntityManager, shelf: Shelf, id: string): Promise<StoredDocument> {
  const where = onShelf(shelf).and('id = ?', id);
  const [document] = await db.query<StoredDocument[]>(
    `SELECT ${columns} FROM document WHERE ${where.toString()}`,
    where.parameters,
  );
  if (!document) throw notFound('document');
  return document;
}

/** Adds a document to the shelf of a community, and answers its id. */
export async function insertDocument(
  tx: EntityManager,
  { organizationId, communityId }: Required<Shelf>,
  { title, category, filename, contentType, size, sha256 }: Pick<DocumentView, 'title' | 'category'> & StoredFile,
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO document (id, organization_id, community_id, title, search, category, filename, content_type, size, sha256)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      organizationId,
      communityId,
      title,
      searchText([title, filename]),
      category,
      filename,
      contentType,
      size,
      sha256,
    ],
  );
  return id;
}

/** Takes a document away. @throws Problem 404. */
export async function deleteDocument(tx: EntityManager, { organizationId }: Shelf, id: string): Promise<void> {
  const [, count] = await tx.query<[unknown, number]>('DELETE FROM document WHERE id = $1 AND organization_id = $2', [
    id,
    organizationId,
  ]);
  if (count === 0) throw notFound('document');
}

/** The document as it is on the wire. */
export function viewOf(row: StoredDocument): DocumentView {
  const { id, communityId, title, category, filename, contentType, size, createdAt } = row;
  return { id, communityId, title, category, filename, contentType, size, createdAt: createdAt.toISOString() };
}

function onShelf({ organizationId, communityId }: Shelf): Conditions {
  const where = new Conditions().and('organization_id = ?', organizationId);
  return communityId === undefined ? where : where.and('community_id = ?', communityId);
}
