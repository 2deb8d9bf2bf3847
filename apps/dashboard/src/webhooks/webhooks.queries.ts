import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

export type Webhook = Schema<'WebhookView'>;
export type WebhookEvent = Webhook['events'][number];

export const webhookEvents = [
  'invitation.sent',
  'invitation.accepted',
  'invitation.revoked',
  'delivery.sent',
  'delivery.delivered',
  'delivery.failed',
  'delivery.bounced',
  'delivery.complained',
  'message.finished',
] as const satisfies WebhookEvent[];

export const webhooksKey = ['webhooks'];

/** The webhooks, newest first, page by page; never their secrets. */
export const webhooksQuery = infiniteQueryOptions({
  queryKey: webhooksKey,
  queryFn: ({ pageParam: cursor, signal }) =>
    bodyOf(api.GET('/api/v1/webhooks', { params: { query: { cursor } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }) => nextCursor,
});

export function createWebhook(body: Schema<'WebhookBody'>): Promise<Schema<'WebhookCreated'>> {
  return bodyOf(api.POST('/api/v1/webhooks', { body }));
}

export function changeWebhook(id: string, body: Schema<'WebhookPatch'>): Promise<Webhook> {
  return bodyOf(api.PATCH('/api/v1/webhooks/{id}', { params: { path: { id } }, body }));
}

export async function removeWebhook(id: string): Promise<void> {
  await api.DELETE('/api/v1/webhooks/{id}', { params: { path: { id } } });
}
