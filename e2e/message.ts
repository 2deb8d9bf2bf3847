// Messages as staff compose, review and send them.
import type { MessageBody, MessageView, RecipientPage } from '@portico/contracts/messages';
import type { DeliveryPage } from '@portico/contracts/deliveries';
import { eventually } from '@portico/testing/eventually';
import type { Api } from './api';
import type { Place } from './community';

const everybody: Pick<MessageBody, 'purpose' | 'selection'> = { purpose: 'invitation', selection: { filter: {} } };

/** A draft to everybody in the community, unless said otherwise. */
export function draftIn({ api, id }: Place, values: Partial<MessageBody> = {}): Promise<MessageView> {
  return api.post<MessageView>(`/communities/${id}/messages`, { ...everybody, ...values });
}

/** A message that waits in review. */
export async function reviewedIn(place: Place, values: Partial<MessageBody> = {}): Promise<MessageView> {
  const { id } = await draftIn(place, values);
  return generated(place.api, id);
}

/** Generates a draft and waits until it can be reviewed. */
export async function generated(api: Api, id: string): Promise<MessageView> {
  await api.post(`/messages/${id}/generate`);
  return messageWhen(api, id, ({ status }) => status === 'in_review');
}

/** Sends a reviewed message and waits until it has ended. */
export async function sent(api: Api, id: string, timeoutMs?: number): Promise<MessageView> {
  await api.post(`/messages/${id}/send`, {});
  return messageWhen(api, id, ({ status }) => status === 'sent', timeoutMs);
}

/** A message that was composed, reviewed and sent to the end. */
export async function sentIn(place: Place, values: Partial<MessageBody> = {}): Promise<MessageView> {
  const { id } = await reviewedIn(place, values);
  return sent(place.api, id);
}

export function getMessage(api: Api, id: string): Promise<MessageView> {
  return api.get<MessageView>(`/messages/${id}`);
}

/** Waits until a message is as wanted. */
export function messageWhen(
  api: Api,
  id: string,
  wanted: (message: MessageView) => boolean,
  timeoutMs = 30_000,
): Promise<MessageView> {
  return eventually(
    async () => {
      const message = await getMessage(api, id);
      if (!wanted(message)) throw new Error(`The message is ${message.status}: ${JSON.stringify(message.counts)}`);
      return message;
    },
    { timeoutMs, everyMs: 50 },
  );
}

/** A page of who gets a message. */
export function recipients(api: Api, id: string, query = 'limit=200'): Promise<RecipientPage> {
  return api.get<RecipientPage>(`/messages/${id}/recipients?${query}`);
}

/** The mails of a message. */
export function deliveries(api: Api, id: string, query = 'limit=200'): Promise<DeliveryPage> {
  return api.get<DeliveryPage>(`/messages/${id}/deliveries?${query}`);
}
