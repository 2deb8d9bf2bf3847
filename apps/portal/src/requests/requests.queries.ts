import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

export type Request = Schema<'RequestView'>;
export type RequestStatus = Request['status'];
export type RequestCategory = Request['category'];

/** What a resident fills in. */
export interface NewRequest {
  title: string;
  category: RequestCategory;
  description: string;
  photos: readonly File[];
}

/** All that is known of the requests of a home. */
export const requestsKey = (residentId: string) => ['requests', residentId];

/** What this resident reported, newest first. */
export const requestsQuery = (residentId: string) =>
  infiniteQueryOptions({
    queryKey: requestsKey(residentId),
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(
        api.GET('/api/v1/portal/profiles/{residentId}/requests', {
          params: { path: { residentId }, query: { cursor, limit: 20 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** The newest of those that are not finished. */
export const openRequestsQuery = (residentId: string) =>
  queryOptions({
    queryKey: [...requestsKey(residentId), 'open'],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/portal/profiles/{residentId}/requests', {
          params: { path: { residentId }, query: { status: ['open', 'in_progress'], limit: 3 } },
          signal,
        }),
      ),
  });

export const requestQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['request', requestId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/portal/requests/{requestId}', { params: { path: { requestId } }, signal })),
  });

/** Reports what needs repair. With the same `key` it is reported once, however often it is sent. */
export function report(residentId: string, key: string, { photos, ...fields }: NewRequest): Promise<Request> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const photo of photos) form.append('photos', photo);
  return bodyOf(
    api.POST('/api/v1/portal/profiles/{residentId}/requests', {
      params: { path: { residentId }, header: { 'Idempotency-Key': key } },
      body: fields,
      bodySerializer: () => form,
    }),
  );
}

export function comment(requestId: string, text: string): Promise<Request> {
  return bodyOf(
    api.POST('/api/v1/portal/requests/{requestId}/comments', { params: { path: { requestId } }, body: { text } }),
  );
}
