import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';
import type { RequestSearch, RequestStatus } from './request-state';

export type Request = Schema<'RequestView'>;

/** What changes with any request. */
export const requestsKey = ['requests'];

/** The requests of a community, newest first, page by page. */
export const requestsQuery = (communityId: string, { search, status }: RequestSearch) =>
  infiniteQueryOptions({
    queryKey: [...requestsKey, 'of', communityId, search, status],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { search, status: status && [status], cursor };
      return bodyOf(
        api.GET('/api/v1/communities/{id}/requests', { params: { path: { id: communityId }, query }, signal }),
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: [...requestsKey, id],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/requests/{id}', { params: { path: { id } }, signal })),
  });

export function moveRequest(id: string, status: RequestStatus): Promise<Request> {
  return bodyOf(api.PATCH('/api/v1/requests/{id}', { params: { path: { id } }, body: { status } }));
}

export function commentRequest(id: string, text: string): Promise<Request> {
  return bodyOf(api.POST('/api/v1/requests/{id}/comments', { params: { path: { id } }, body: { text } }));
}
