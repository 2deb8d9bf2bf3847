import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

/** One mail with its timeline. */
export const deliveryQuery = (id: string) =>
  queryOptions({
    queryKey: ['deliveries', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/deliveries/{id}', { params: { path: { id } }, signal })),
  });

/** Sends one mail of a message again; with `email` the person has that address from now on. */
export function retryDelivery(id: string, email?: string): Promise<Schema<'DeliveryView'>> {
  return bodyOf(api.POST('/api/v1/deliveries/{id}/retry', { params: { path: { id } }, body: { email } }));
}
