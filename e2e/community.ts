// Communities to test in: each test has its own, so that none stands in the way of another.
import type { CommunityBody, CommunityView } from '@portico/contracts/communities';
import type { ImportView } from '@portico/contracts/imports';
import type { PropertyView } from '@portico/contracts/properties';
import type { NewResidentBody, ResidentCreated, ResidentPage, ResidentView } from '@portico/contracts/residents';
import { eventually } from '@portico/testing/eventually';
import type { Api } from './api';

/** A community and its homes, as the caller with this API sees it. */
export interface Place {
  api: Api;
  id: string;
  /** Ids of its homes, `1 Elm St`, `2 Elm St`, … */
  homes: string[];
}

let addresses = 0;

/** An address that nobody else in this file has; the first word tells the relay what to do with it. */
export function address(word = 'ada'): string {
  addresses += 1;
  return `${word}.${addresses}@example.com`;
}

/** Makes a community with homes. */
export async function openCommunity(api: Api, homes = 1, settings: Partial<CommunityBody> = {}): Promise<Place> {
  const { id } = await api.post<CommunityView>('/communities', { name: 'Maple Court', ...settings });
  const place: Place = { api, id, homes: [] };
  for (let n = 1; n <= homes; n += 1) {
    const home = await api.post<PropertyView>(`/communities/${id}/properties`, { name: `${n} Elm St` });
    place.homes.push(home.id);
  }
  return place;
}

/** Adds a resident as the dialog does: an owner of the first home, not invited, unless said otherwise. */
export function addResident(place: Place, values: Partial<NewResidentBody> = {}): Promise<ResidentCreated> {
  const ada = { propertyId: place.homes[0], kind: 'owner', firstName: 'Ada', lastName: 'Lovelace' };
  return place.api.post<ResidentCreated>(`/communities/${place.id}/residents`, {
    ...ada,
    sendInvitation: false,
    ...values,
  });
}

/** Adds a resident, not invited, and answers the id. */
export async function residentIn(place: Place, values: Partial<NewResidentBody> = {}): Promise<string> {
  return (await addResident(place, values)).resident.id;
}

/** Adds and invites a resident; done when the mail is recorded as sent. */
export async function invitedIn(place: Place, email: string, values: Partial<NewResidentBody> = {}): Promise<string> {
  const { resident } = await addResident(place, { email, sendInvitation: true, ...values });
  await standing(place.api, resident.id, 'invited');
  return resident.id;
}

export function getResident(api: Api, id: string): Promise<ResidentView> {
  return api.get<ResidentView>(`/residents/${id}`);
}

/** Waits until a resident has this portal status. */
export function standing(api: Api, id: string, status: ResidentView['portalStatus']): Promise<ResidentView> {
  return eventually(
    async () => {
      const resident = await getResident(api, id);
      if (resident.portalStatus !== status) throw new Error(`The resident is ${resident.portalStatus}, not ${status}.`);
      return resident;
    },
    { timeoutMs: 20_000, everyMs: 50 },
  );
}

/** Waits until the invitation's last mail has this status. */
export function mailStatus(api: Api, id: string, status: string): Promise<ResidentView> {
  return eventually(
    async () => {
      const resident = await getResident(api, id);
      const { deliveryStatus = null } = resident.invitation ?? {};
      if (deliveryStatus !== status) throw new Error(`The mail is ${deliveryStatus}, not ${status}.`);
      return resident;
    },
    { timeoutMs: 20_000, everyMs: 50 },
  );
}

/** One page of the residents list. */
export function residents({ api, id }: Place, query = ''): Promise<ResidentPage> {
  return api.get<ResidentPage>(`/communities/${id}/residents?${query}`);
}

/** Imports a CSV and waits for its end. */
export async function importCsv(
  { api, id }: Place,
  csv: string,
  fields: Record<string, string> = {},
  timeoutMs = 30_000,
): Promise<ImportView> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([csv], { type: 'text/csv' }), 'residents.csv');
  const started = await api.post<{ id: string }>(`/communities/${id}/imports`, form);
  return eventually(
    async () => {
      const view = await api.get<ImportView>(`/imports/${started.id}`);
      if (!['done', 'failed'].includes(view.status)) throw new Error(`The import is ${view.status}.`);
      return view;
    },
    { timeoutMs, everyMs: 50 },
  );
}

/** A community with `n` owners, one in each home, whose addresses begin with `word`. */
export async function crowd(api: Api, n: number, word = 'ada', settings: Partial<CommunityBody> = {}): Promise<Place> {
  const place = await openCommunity(api, 0, settings);
  const line = (i: number) => `Home ${String(i).padStart(4, '0')},owner,Ada,Number ${i},${address(word)}`;
  const lines = Array.from({ length: n }, (_, i) => line(i));
  const { created, errors } = await importCsv(place, `property,kind,first name,last name,email\n${lines.join('\n')}\n`);
  if (created !== n) throw new Error(`${created} of ${n} people were imported: ${JSON.stringify(errors.slice(0, 3))}`);
  return place;
}
