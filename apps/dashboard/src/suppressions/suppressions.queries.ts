import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

export type Suppression = Schema<'SuppressionView'>;

export const suppressionsKey = ['suppressions'];

/** The suppressed addresses, newest first, page by page. */
export const suppressionsQuery = (search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [...suppressionsKey, search],
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(api.GET('/api/v1/suppressions', { params: { query: { search, cursor } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });

export function suppress(email: string): Promise<Suppression> {
  return bodyOf(api.POST('/api/v1/suppressions', { body: { email, reason: 'manual' } }));
}

export async function removeSuppression(id: string): Promise<void> {
  await api.DELETE('/api/v1/suppressions/{id}', { params: { path: { id } } });
}
