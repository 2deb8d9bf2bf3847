import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

export type Notice = Schema<'NoticeView'>;

/** What was mailed to this resident, newest first. */
export const noticesQuery = (residentId: string) =>
  infiniteQueryOptions({
    queryKey: ['notices', residentId],
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(
        api.GET('/api/v1/portal/profiles/{residentId}/notices', {
          params: { path: { residentId }, query: { cursor, limit: 10 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** What was mailed last. */
export const latestNoticesQuery = (residentId: string) =>
  queryOptions({
    queryKey: ['notices', residentId, 'latest'],
    queryFn: async ({ signal }) => {
      const params = { path: { residentId }, query: { limit: 3 } };
      return (await bodyOf(api.GET('/api/v1/portal/profiles/{residentId}/notices', { params, signal }))).items;
    },
  });
