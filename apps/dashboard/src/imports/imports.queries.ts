import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';
import { formBody } from '../ui/form-body';
import { isOver } from './import-progress';

export type Import = Schema<'ImportView'>;
export type Mapping = Import['mapping'];

/** An import, watched until it is over. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/imports/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : 700),
    placeholderData: (before) => before,
  });

interface ImportOptions {
  file: File;
  /** Overrides the guess. */
  mapping: Mapping | null;
  dryRun: boolean;
  sendInvitations?: boolean;
}

export async function startImport(communityId: string, options: ImportOptions): Promise<string> {
  const { file, mapping, dryRun, sendInvitations = false } = options;
  const form = formBody<Schema<'ImportForm'>>({
    mapping: mapping ? JSON.stringify(mapping) : undefined,
    dryRun,
    sendInvitations,
    file,
  });
  const params = { path: { id: communityId } };
  return (await bodyOf(api.POST('/api/v1/communities/{id}/imports', { params, ...form }))).id;
}
