// A community in which eight people stand in as many ways.
import {
  address,
  getResident,
  invitedIn,
  mailStatus,
  openCommunity,
  residentIn,
  residents,
  type Place,
} from './community';
import { activated } from './portal';
import type { System } from './system';

export type Person = 'pending' | 'noEmail' | 'tenant' | 'invited' | 'expired' | 'bounced' | 'active' | 'inactive';

export interface Motley {
  place: Place;
  ids: Record<Person, string>;
  /** Whom the residents list finds, in its order. */
  who(query: string): Promise<Person[]>;
}

/** Makes it: three homes, one tenant among owners, a link that has expired, a mail that bounced, and access switched off. */
export async function motleyCommunity(system: System): Promise<Motley> {
  const { api } = system;
  const place = await openCommunity(api, 3);
  const home = (n: number): { propertyId: string } => ({ propertyId: place.homes[n - 1]! });
  const ids = {
    pending: await residentIn(place, { email: address(), lastName: 'Abel' }),
    noEmail: await residentIn(place, { lastName: 'Baker', ...home(2) }),
    tenant: await residentIn(place, { email: address(), kind: 'tenant', lastName: 'Cole' }),
    invited: await invitedIn(place, address(), { lastName: 'Dale' }),
    expired: await invitedIn(place, address(), { lastName: 'Eames', ...home(3) }),
    bounced: await residentIn(place, { email: address('gone'), lastName: 'Frost' }),
    active: await invitedIn(place, address(), { lastName: 'Gray' }),
    inactive: await invitedIn(place, address(), { lastName: 'Hale' }),
  };
  for (const id of [ids.active, ids.inactive]) {
    const { email } = await getResident(api, id);
    await activated(system.url, (await system.mailbox.mailTo(email!)).link);
  }
  await api.post(`/residents/${ids.inactive}/deactivate`);
  await api.post(`/residents/${ids.bounced}/invitation`);
  await mailStatus(api, ids.bounced, 'bounced');
  await system.letDaysPass(ids.expired, 9);
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name as Person]));
  const who = async (query: string): Promise<Person[]> =>
    (await residents(place, query)).items.map(({ id }) => names.get(id)!);
  return { place, ids, who };
}
