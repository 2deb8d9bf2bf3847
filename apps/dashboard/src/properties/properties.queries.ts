import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

export type Property = Schema<'PropertyView'>;

/** What changes with any property of a community. */
export const propertiesKey = (communityId: string) => ['properties', communityId];

/** The properties by name, page by page. */
export const propertiesQuery = (communityId: string, search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [...propertiesKey(communityId), 'list', search],
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(
        api.GET('/api/v1/communities/{id}/properties', {
          params: { path: { id: communityId }, query: { search, cursor } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });

export function addProperty(communityId: string, body: Schema<'PropertyBody'>): Promise<Property> {
  return bodyOf(api.POST('/api/v1/communities/{id}/properties', { params: { path: { id: communityId } }, body }));
}

export function changeProperty(id: string, body: Schema<'PropertyBody'>): Promise<Property> {
  return bodyOf(api.PATCH('/api/v1/properties/{id}', { params: { path: { id } }, body }));
}

export async function removeProperty(id: string): Promise<void> {
  await api.DELETE('/api/v1/properties/{id}', { params: { path: { id } } });
}
