// One of everything in a management company, for the tests of who may touch what.
import type { ApiKeyCreated, UserView } from '@portico/contracts/staff';
import type { WebhookCreated } from '@portico/contracts/webhooks';
import type { AttachmentView } from '@portico/contracts/messages';
import type { SuppressionView } from '@portico/contracts/suppressions';
import type { Api } from './api';
import { address, importCsv, openCommunity, residentIn, type Place } from './community';
import { deliveries, draftIn, sentIn } from './message';
import type { Thing } from './routes';

export interface Things {
  place: Place;
  ids: Record<Thing, string>;
  /** Of the message, which is a draft. */
  attachmentId: string;
}

const SCOPES = ['directory:read'];

/** Makes one of everything. Nobody else's things are touched. */
export async function oneOfEverything(api: Api): Promise<Things> {
  const place = await openCommunity(api);
  const resident = await residentIn(place, { email: address() });
  const sent = await sentIn(place);
  const { id: message } = await draftIn(place);
  const form = new FormData();
  form.set('file', new Blob(['Welcome'], { type: 'text/plain' }), 'welcome.txt');
  const attachment = await api.post<AttachmentView>(`/messages/${message}/attachments`, form);
  const hook = { url: 'https://hooks.example.com/portico', events: ['message.finished'] };
  const staff = { email: address('staff'), name: 'Sam', role: 'viewer', communityIds: [place.id] };
  return {
    place,
    attachmentId: attachment.id,
    ids: {
      community: place.id,
      property: place.homes[0]!,
      resident,
      import: (await importCsv(place, 'property,name\n2 Elm St,Bob Baker\n')).id,
      message,
      delivery: (await deliveries(api, sent.id)).items[0]!.id,
      suppression: (await api.post<SuppressionView>('/suppressions', { email: address('unwanted') })).id,
      webhook: (await api.post<WebhookCreated>('/webhooks', hook)).id,
      user: (await api.post<UserView>('/users', { ...staff, password: 'nine purple carburetors' })).id,
      apiKey: (await api.post<ApiKeyCreated>('/api-keys', { name: 'A program', scopes: SCOPES })).id,
    },
  };
}

/** All that can be seen of these things, to be compared with what it was. Moving parts are left out. */
export async function lookOf(api: Api, { ids }: Things): Promise<unknown> {
  const paths = [
    `/communities/${ids.community}`,
    `/communities/${ids.community}/properties`,
    `/communities/${ids.community}/residents`,
    `/communities/${ids.community}/messages`,
    `/communities/${ids.community}/activity`,
    `/messages/${ids.message}/recipients`,
    `/residents/${ids.resident}/deliveries`,
    `/imports/${ids.import}`,
    '/suppressions',
    '/webhooks',
    '/users',
    '/api-keys',
  ];
  return Promise.all(paths.map((path) => api.get(path)));
}
