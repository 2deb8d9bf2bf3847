import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';
import { rereadWhileShort } from './long-list';
import type { ResidentSearch } from './resident-search';

export type Resident = Schema<'ResidentView'>;
export type ResidentAction = Resident['allowedActions'][number];

/** What changes with any resident of a community. */
export const residentsKey = (communityId: string) => ['residents', communityId];

/** The list, page by page: never more than about a screen ahead of what is shown. */
export const residentsQuery = (communityId: string, search: ResidentSearch) =>
  infiniteQueryOptions({
    queryKey: [...residentsKey(communityId), search],
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(
        api.GET('/api/v1/communities/{id}/residents', {
          params: { path: { id: communityId }, query: { ...search, cursor, limit: 50 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
    ...rereadWhileShort,
  });

/** The first properties that match, for choosing one. */
export const propertyChoiceQuery = (communityId: string, search: string) =>
  queryOptions({
    queryKey: ['properties', communityId, search],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/v1/communities/{id}/properties', {
          params: { path: { id: communityId }, query: { search: search || undefined, limit: 20 } },
          signal,
        }),
      ),
    placeholderData: (before) => before,
  });

export function createProperty(communityId: string, name: string): Promise<Schema<'PropertyView'>> {
  return bodyOf(
    api.POST('/api/v1/communities/{id}/properties', { params: { path: { id: communityId } }, body: { name } }),
  );
}

export function createResident(
  communityId: string,
  body: Schema<'NewResidentBody'>,
): Promise<Schema<'ResidentCreated'>> {
  return bodyOf(api.POST('/api/v1/communities/{id}/residents', { params: { path: { id: communityId } }, body }));
}

export async function deactivateResident(id: string): Promise<void> {
  await api.POST('/api/v1/residents/{id}/deactivate', { params: { path: { id } } });
}

export async function reactivateResident(id: string): Promise<void> {
  await api.POST('/api/v1/residents/{id}/reactivate', { params: { path: { id } } });
}

/** What changes with any one resident. */
export const residentKey = ['resident'];

export const residentQuery = (id: string) =>
  queryOptions({ queryKey: [...residentKey, id], queryFn: ({ signal }) => readResident(id, signal) });

/** The resident as of now. */
export function readResident(id: string, signal?: AbortSignal): Promise<Resident> {
  return bodyOf(api.GET('/api/v1/residents/{id}', { params: { path: { id } }, ...(signal && { signal }) }));
}

export function changeResident(id: string, body: Schema<'ResidentPatch'>): Promise<Resident> {
  return bodyOf(api.PATCH('/api/v1/residents/{id}', { params: { path: { id } }, body }));
}

export async function removeResident(id: string): Promise<void> {
  await api.DELETE('/api/v1/residents/{id}', { params: { path: { id } } });
}

/** All mails to a resident, newest first, page by page, each with its timeline. */
export const residentMailsQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...residentKey, id, 'mails'],
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(
        api.GET('/api/v1/residents/{id}/deliveries', {
          params: { path: { id }, query: { cursor, limit: 10 } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

export const ledgerQuery = (id: string) =>
  queryOptions({
    queryKey: [...residentKey, id, 'ledger'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/residents/{id}/ledger', { params: { path: { id } }, signal })),
  });
