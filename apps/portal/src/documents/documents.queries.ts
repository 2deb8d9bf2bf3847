import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

/** A document of the community. */
export type Document = Schema<'DocumentView'>;

/** The documents of the community that a home is in, newest first. */
export const documentsQuery = (residentId: string) =>
  infiniteQueryOptions({
    queryKey: ['documents', residentId],
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(
        api.GET('/api/v1/portal/profiles/{residentId}/documents', {
          params: { path: { residentId }, query: { cursor, limit: 50 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What was added last. */
export const latestDocumentsQuery = (residentId: string) =>
  queryOptions({
    queryKey: ['documents', residentId, 'latest'],
    queryFn: async ({ signal }) => {
      const params = { path: { residentId }, query: { limit: 3 } };
      return (await bodyOf(api.GET('/api/v1/portal/profiles/{residentId}/documents', { params, signal }))).items;
    },
  });

/** Where its file is, for a resident of this home. */
export function fileOf({ id }: Document, residentId: string): string {
  return `/api/v1/portal/documents/${id}/file?profile=${residentId}`;
}
