// The people and programs of a management company: users with a session, keys with some scopes, other companies.
import type { ApiKeyCreated, OrganizationCreated, Role, Scope, UserView } from '@portico/contracts/staff';
import { Api } from './api';
import { address } from './community';

const PASSWORD = 'nine purple carburetors';

/** Signs in as the dashboard does: the session's cookie, and where its requests come from. */
export async function signedIn(url: string, email: string, password: string): Promise<Api> {
  const answer = await new Api(url).ask('POST', '/auth/login', { email, password });
  if (answer.status !== 200) throw new Error(`The sign-in of ${email} was answered ${answer.status}: ${answer.text}`);
  const cookie = answer.headers.getSetCookie().map((set) => set.split(';')[0]);
  return new Api(url, { cookie: cookie.join('; '), origin: url });
}

/** A new member of staff, who can sign in. */
export async function newColleague(
  api: Api,
  user: { role: Role; communityIds?: string[]; canSend?: boolean },
): Promise<{ id: string; email: string; password: string }> {
  const email = address('staff');
  const { id } = await api.post<UserView>('/users', { email, name: 'Sam Staff', password: PASSWORD, ...user });
  return { id, email, password: PASSWORD };
}

/** A new member of staff, signed in. */
export async function colleague(api: Api, user: Parameters<typeof newColleague>[1]): Promise<Api & { id: string }> {
  const { id, email, password } = await newColleague(api, user);
  return Object.assign(await signedIn(api.url, email, password), { id });
}

/** A new key that may do so much. */
export async function keyWith(api: Api, scopes: Scope[]): Promise<Api> {
  const { secret } = await api.post<ApiKeyCreated>('/api-keys', { name: 'A program', scopes });
  return Api.withKey(api.url, secret);
}

/** Another management company, by its own key. `api` is that of ADMIN_API_KEY. */
export async function otherCompany(api: Api): Promise<Api> {
  const admin = { email: address('boss'), password: PASSWORD };
  const { apiKey } = await api.post<OrganizationCreated>('/organizations', { name: 'Other Management', admin });
  return Api.withKey(api.url, apiKey);
}
