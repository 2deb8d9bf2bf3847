import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../../app/api';
import type { ResidentSearch } from '../resident-search';
import { residentsKey } from '../residents.queries';
import type { Resident } from '../residents.queries';
import { MOST_ROWS } from './mass-edit';

/** The residents of the grid: all that match, up to what is saved at once, so that a column can be pasted over all of them. */
export const gridQuery = (communityId: string, search: ResidentSearch) =>
  queryOptions({
    queryKey: [...residentsKey(communityId), 'grid', search],
    queryFn: async ({ signal }) => {
      const rows: Resident[] = [];
      let cursor: string | undefined;
      let total = 0;
      do {
        const query = { ...search, cursor, limit: 200 };
        const page = await bodyOf(
          api.GET('/api/v1/communities/{id}/residents', { params: { path: { id: communityId }, query }, signal }),
        );
        rows.push(...page.items);
        total = page.total;
        cursor = page.nextCursor ?? undefined;
      } while (cursor && rows.length < MOST_ROWS);
      return { rows, total };
    },
    // What is being edited does not move under the hands.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

export function saveEmails(
  communityId: string,
  updates: Schema<'ResidentEmailUpdate'>[],
): Promise<Schema<'MassEditAnswer'>> {
  return bodyOf(
    api.PATCH('/api/v1/communities/{id}/residents', { params: { path: { id: communityId } }, body: { updates } }),
  );
}
