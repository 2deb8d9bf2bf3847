import { infiniteQueryOptions, queryOptions, useQueries } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import { api } from '../app/api';
import { rereadWhileShort } from '../residents/long-list';
import { residentsKey } from '../residents/residents.queries';
import { selectionFilter } from './owner-access-search';
import type { OwnerAccessSearch } from './owner-access-search';

/** Who matches tab and filter, page by page. */
export const peopleQuery = (communityId: string, search: OwnerAccessSearch) =>
  infiniteQueryOptions({
    queryKey: [...residentsKey(communityId), 'owner-access', search],
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { ...selectionFilter(search), sort: search.sort, cursor, limit: 50 };
      return bodyOf(
        api.GET('/api/v1/communities/{id}/residents', { params: { path: { id: communityId }, query }, signal }),
      );
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
    ...rereadWhileShort,
  });

const propertyQuery = (id: string) =>
  queryOptions({
    queryKey: ['property', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/properties/{id}', { params: { path: { id } }, signal })),
  });

/** The names of properties that are only known by id, as in an address. Until a name is there it is a dot or three. */
export function usePropertyNames(ids: readonly string[]): Record<string, string> {
  return useQueries({
    queries: ids.map(propertyQuery),
    combine: (found) => Object.fromEntries(ids.map((id, index) => [id, found[index]?.data?.name ?? '…'])),
  });
}
