import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

/** A member of staff. */
export type User = Schema<'UserView'>;
export type Role = User['role'];

export const roles = ['admin', 'manager', 'viewer'] as const satisfies Role[];

export const staffKey = ['staff'];

/** The staff by address, page by page. */
export const staffQuery = infiniteQueryOptions({
  queryKey: staffKey,
  queryFn: ({ pageParam: cursor, signal }) =>
    bodyOf(api.GET('/api/v1/users', { params: { query: { cursor } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export function addUser(body: Schema<'UserBody'>): Promise<User> {
  return bodyOf(api.POST('/api/v1/users', { body }));
}

export function changeUser(id: string, body: Schema<'UserPatch'>): Promise<User> {
  return bodyOf(api.PATCH('/api/v1/users/{id}', { params: { path: { id } }, body }));
}

export async function removeUser(id: string): Promise<void> {
  await api.DELETE('/api/v1/users/{id}', { params: { path: { id } } });
}
