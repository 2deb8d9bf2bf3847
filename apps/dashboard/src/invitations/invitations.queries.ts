import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

/** Sends or resends: 202, the mail is promised. */
export function sendInvitation(residentId: string): Promise<Schema<'InvitationSent'>> {
  return bodyOf(api.POST('/api/v1/residents/{id}/invitation', { params: { path: { id: residentId } } }));
}

export async function revokeInvitation(residentId: string): Promise<void> {
  await api.DELETE('/api/v1/residents/{id}/invitation', { params: { path: { id: residentId } } });
}

/** The newest mail to a resident. */
export async function lastMail(residentId: string): Promise<Schema<'DeliveryView'> | undefined> {
  const query = { limit: 1 };
  const page = await bodyOf(
    api.GET('/api/v1/residents/{id}/deliveries', { params: { path: { id: residentId }, query } }),
  );
  return page.items[0];
}
