import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

export type Organization = Schema<'OrganizationView'>;

export const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/organization', { signal })),
});

export function changeOrganization(body: Schema<'OrganizationPatch'>): Promise<Organization> {
  return bodyOf(api.PATCH('/api/v1/organization', { body }));
}
