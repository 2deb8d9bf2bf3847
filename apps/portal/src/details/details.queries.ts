import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { ApiProblem } from '@portico/api/problem';
import { api } from '../app/api';

/** What a resident sees of themselves in one home. */
export type HomeDetails = Schema<'HomeView'>;
export type Passkey = Schema<'PasskeyView'>;

export const homeQuery = (residentId: string) =>
  queryOptions({
    queryKey: ['details', residentId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/portal/profiles/{residentId}', { params: { path: { residentId } }, signal })),
  });

/** Null where there is no phone. */
export function savePhone(residentId: string, phone: string | null): Promise<HomeDetails> {
  return bodyOf(
    api.PATCH('/api/v1/portal/profiles/{residentId}', { params: { path: { residentId } }, body: { phone } }),
  );
}

/** The passkeys of the account. */
export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: async ({ signal }) => (await bodyOf(api.GET('/api/v1/portal/passkeys', { signal }))).items,
});

/** Has the browser make a passkey, which asks its user, and keeps it. Null where its user thought better of it. */
export async function addPasskey(name: string): Promise<Passkey | null> {
  const { publicKey } = await bodyOf(api.POST('/api/v1/portal/passkeys/options'));
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(
    publicKey as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  const made = await navigator.credentials.create({ publicKey: options }).catch(whyNotMade);
  if (!(made instanceof PublicKeyCredential)) return null;
  return bodyOf(api.POST('/api/v1/portal/passkeys', { body: { name, credential: { ...made.toJSON() } } }));
}

export function renamePasskey(passkeyId: string, name: string): Promise<Passkey> {
  return bodyOf(api.PATCH('/api/v1/portal/passkeys/{passkeyId}', { params: { path: { passkeyId } }, body: { name } }));
}

export async function removePasskey(passkeyId: string): Promise<void> {
  await api.DELETE('/api/v1/portal/passkeys/{passkeyId}', { params: { path: { passkeyId } } });
}

/** Whether this browser can have passkeys. */
export function hasPasskeys(): boolean {
  return 'PublicKeyCredential' in window && 'parseCreationOptionsFromJSON' in PublicKeyCredential;
}

/** Null where somebody has declined; a device that has one already is told apart by the browser. */
function whyNotMade(error: unknown): null {
  const name = error instanceof DOMException ? error.name : null;
  if (name === 'NotAllowedError' || name === 'AbortError') return null;
  throw name === 'InvalidStateError' ? new ApiProblem(409, 'passkey.exists', 'This device has one.') : error;
}
