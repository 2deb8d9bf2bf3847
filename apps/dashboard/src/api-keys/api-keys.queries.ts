import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

export type ApiKey = Schema<'ApiKeyView'>;
export type Scope = ApiKey['scopes'][number];

export const scopes = [
  'directory:read',
  'directory:write',
  'messages:read',
  'messages:write',
  'messages:send',
  'feedback:write',
  'webhooks:manage',
  'staff:manage',
] as const satisfies Scope[];

export const apiKeysKey = ['api-keys'];

/** The keys, newest first, page by page; never their secrets. */
export const apiKeysQuery = infiniteQueryOptions({
  queryKey: apiKeysKey,
  queryFn: ({ pageParam: cursor, signal }) =>
    bodyOf(api.GET('/api/v1/api-keys', { params: { query: { cursor } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export function createApiKey(body: Schema<'ApiKeyBody'>): Promise<Schema<'ApiKeyCreated'>> {
  return bodyOf(api.POST('/api/v1/api-keys', { body }));
}

export async function removeApiKey(id: string): Promise<void> {
  await api.DELETE('/api/v1/api-keys/{id}', { params: { path: { id } } });
}
