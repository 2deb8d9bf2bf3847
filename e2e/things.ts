// One of everything in a management company, for the tests of who may touch what.
import { randomUUID } from 'node:crypto';
import type { DocumentView } from '@portico/contracts/documents';
import type { RelayView } from '@portico/contracts/relays';
import type { RequestView } from '@portico/contracts/requests';
import type { ApiKeyCreated, UserView } from '@portico/contracts/staff';
import type { WebhookCreated } from '@portico/contracts/webhooks';
import type { AttachmentView } from '@portico/contracts/messages';
import type { SuppressionView } from '@portico/contracts/suppressions';
import type { Api } from './api';
import { address, importCsv, invitedIn, openCommunity, residentIn, type Place } from './community';
import type { Mailbox } from './mailbox';
import { deliveries, draftIn, sentIn } from './message';
import { activated } from './portal';
import type { Thing } from './routes';

export interface Things {
  place: Place;
  ids: Record<Thing, string>;
  /** Of the message, which is a draft. */
  attachmentId: string;
  /** Of the request. */
  photoId: string;
}

const SCOPES = ['directory:read'];
/** A picture of one dot. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** Another. */
const GIF = 'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Makes one of everything. Nobody else's things are touched. */
export async function oneOfEverything(api: Api, mailbox: Mailbox): Promise<Things> {
  const place = await openCommunity(api);
  const resident = await residentIn(place, { email: address() });
  const sent = await sentIn(place);
  const { id: message } = await draftIn(place);
  await api.ask('PUT', `/communities/${place.id}/logo`, logoForm());
  const attachment = await api.post<AttachmentView>(`/messages/${message}/attachments`, fileForm());
  const document = { title: 'House rules', category: 'rules' };
  const request = await reportIn(place, mailbox);
  const hook = { url: 'https://hooks.example.com/portico', events: ['message.finished'] };
  const staff = { email: address('staff'), name: 'Sam', role: 'viewer', communityIds: [place.id] };
  return {
    place,
    attachmentId: attachment.id,
    photoId: request.photos[0]!.id,
    ids: {
      community: place.id,
      property: place.homes[0]!,
      resident,
      import: (await importCsv(place, 'property,name\n2 Elm St,Bob Baker\n')).id,
      document: (await api.post<DocumentView>(`/communities/${place.id}/documents`, fileForm(document))).id,
      request: request.id,
      message,
      delivery: (await deliveries(api, sent.id)).items[0]!.id,
      suppression: (await api.post<SuppressionView>('/suppressions', { email: address('unwanted') })).id,
      webhook: (await api.post<WebhookCreated>('/webhooks', hook)).id,
      relay: await relayOf(api),
      user: (await api.post<UserView>('/users', { ...staff, password: 'nine purple carburetors' })).id,
      apiKey: (await api.post<ApiKeyCreated>('/api-keys', { name: 'A program', scopes: SCOPES })).id,
    },
  };
}

/** A relay that nothing goes over. Only the operator has any: for others it is an id of nothing. */
async function relayOf(api: Api): Promise<string> {
  const { status, body } = await api.ask<RelayView>('POST', '/relays', {
    name: 'Out of use',
    url: 'smtp://127.0.0.1:9',
    paused: true,
  });
  return status === 201 ? body.id : randomUUID();
}

/** A small text, to be uploaded. */
export function fileForm(fields: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob(['Welcome'], { type: 'text/plain' }), 'welcome.txt');
  return form;
}

function logoForm(): FormData {
  const form = new FormData();
  form.set('file', new Blob([PNG], { type: 'image/png' }), 'logo.png');
  return form;
}

/** What a resident reports in the portal, with a photo. */
export async function reportIn(place: Place, mailbox: Mailbox): Promise<RequestView> {
  const email = address('reports');
  const resident = await invitedIn(place, email);
  const browser = await activated(place.api.url, (await mailbox.mailTo(email)).link);
  const form = new FormData();
  const report = { title: 'The tap drips', description: 'In the kitchen.', category: 'plumbing' };
  for (const [name, value] of Object.entries(report)) form.set(name, value);
  form.set('photos', new Blob([Buffer.from(GIF, 'base64')], { type: 'image/gif' }), 'tap.gif');
  const { body } = await browser.say<RequestView>('POST', `/portal/profiles/${resident}/requests`, form);
  return body;
}

/** All that can be seen of these things, to be compared with what it was. Moving parts are left out. */
export async function lookOf(api: Api, { ids }: Things): Promise<unknown> {
  const paths = [
    `/communities/${ids.community}`,
    `/communities/${ids.community}/progress`,
    `/communities/${ids.community}/properties`,
    `/communities/${ids.community}/residents`,
    `/communities/${ids.community}/messages`,
    `/communities/${ids.community}/activity`,
    `/messages/${ids.message}/recipients`,
    `/residents/${ids.resident}/deliveries`,
    `/imports/${ids.import}`,
    `/residents/${ids.resident}/ledger`,
    `/communities/${ids.community}/requests`,
    `/communities/${ids.community}/documents`,
    '/organization',
    '/suppressions',
    '/webhooks',
    '/users',
    '/api-keys',
  ];
  return Promise.all(paths.map((path) => api.get(path)));
}
