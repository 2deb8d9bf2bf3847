import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

/** One home of whoever is signed in. */
export type Profile = Schema<'ProfileView'>;

/** Who is signed in, and their homes. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/portal/me', { signal })),
  staleTime: 60_000,
});

/** Signs out here, or on every device. */
export async function signOut(everywhere: boolean): Promise<void> {
  await api.DELETE('/api/v1/portal/sessions', { params: { query: { everywhere: everywhere || undefined } } });
}

/** Which language the account's mails and pages are in. */
export async function saveLocale(locale: string): Promise<void> {
  await api.PATCH('/api/v1/portal/me', { body: { locale } });
}
