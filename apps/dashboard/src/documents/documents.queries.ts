import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';
import { formBody } from '../ui/form-body';

export type Document = Schema<'DocumentView'>;
export type DocumentCategory = Document['category'];

export const documentCategories = [
  'governing',
  'rules',
  'minutes',
  'financial',
  'form',
  'other',
] as const satisfies DocumentCategory[];

/** What changes with any document of a community. */
export const documentsKey = (communityId: string) => ['documents', communityId];

/** The documents, newest first, page by page. */
export const documentsQuery = (communityId: string) =>
  infiniteQueryOptions({
    queryKey: documentsKey(communityId),
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(
        api.GET('/api/v1/communities/{id}/documents', {
          params: { path: { id: communityId }, query: { cursor } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export interface NewDocument {
  file: File;
  title: string;
  category: DocumentCategory;
}

export function addDocument(communityId: string, { file, title, category }: NewDocument): Promise<Document> {
  // The file last: what describes it is read before its bytes.
  const form = formBody<Schema<'DocumentForm'>>({ title, category, file });
  return bodyOf(api.POST('/api/v1/communities/{id}/documents', { params: { path: { id: communityId } }, ...form }));
}

export async function removeDocument(id: string): Promise<void> {
  await api.DELETE('/api/v1/documents/{id}', { params: { path: { id } } });
}
