import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { bodyOf, createApiClient } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';
import { isSignedOut } from './ended-session';

/** Whoever is signed in. */
export type User = Schema<'OwnUserView'>;

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

/** Whose session has ended is signed out already: nobody signs in for this. */
export async function signOut(): Promise<void> {
  await createApiClient()
    .POST('/api/v1/auth/logout')
    .catch((error: unknown) => {
      if (!isSignedOut(error)) throw error;
    });
}
