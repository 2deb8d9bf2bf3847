import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

/** A member of staff. */
export type User = Schema<'UserView'>;

/** Who is signed in. A 401 is an answer like any other: nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/v1/auth/me', { signal }))).user,
  staleTime: 60_000,
});

/** Who is signed in, on pages that nobody else sees. */
export function useMe(): User {
  return useSuspenseQuery(meQuery).data;
}

export async function signIn(credentials: Schema<'LoginBody'>): Promise<User> {
  return (await bodyOf(api.POST('/api/v1/auth/login', { body: credentials }))).user;
}

export async function signOut(): Promise<void> {
  await api.POST('/api/v1/auth/logout');
}
