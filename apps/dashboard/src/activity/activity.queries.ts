import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

export type Activity = Schema<'ActivityView'>;

/** What happened in a community, newest first, page by page. */
export const activityQuery = (communityId: string) =>
  infiniteQueryOptions({
    queryKey: ['activity', communityId],
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(
        api.GET('/api/v1/communities/{id}/activity', {
          params: { path: { id: communityId }, query: { cursor, limit: 20 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // Whatever is done on any page ends up here: what was read a moment ago says little.
    staleTime: 0,
  });
