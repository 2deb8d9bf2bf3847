import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';
import type { Relay } from './relay';

export const relaysKey = ['relays'];

/** A relay breaks and is mended by itself, while somebody looks on. */
const LOOK_AGAIN_MS = 15_000;

/** The relays in the order in which they stand in for each other, page by page; never their addresses. */
export const relaysQuery = infiniteQueryOptions({
  queryKey: relaysKey,
  queryFn: ({ pageParam: cursor, signal }) =>
    bodyOf(api.GET('/api/v1/relays', { params: { query: { cursor } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor,
  refetchInterval: LOOK_AGAIN_MS,
});

export function addRelay(body: Schema<'RelayBody'>): Promise<Relay> {
  return bodyOf(api.POST('/api/v1/relays', { body }));
}

/** Whatever is left out stays. `paused: false` mends one that is broken, at once. */
export function changeRelay(id: string, body: Schema<'RelayPatch'>): Promise<Relay> {
  return bodyOf(api.PATCH('/api/v1/relays/{id}', { params: { path: { id } }, body }));
}

export async function removeRelay(id: string): Promise<void> {
  await api.DELETE('/api/v1/relays/{id}', { params: { path: { id } } });
}
