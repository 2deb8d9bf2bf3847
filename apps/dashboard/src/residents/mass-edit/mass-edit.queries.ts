import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { ApiProblem } from '@portico/api/problem';
import type { Total } from '@portico/web/format';
import { api } from '../../app/api';
import type { ResidentSort } from '../resident-search';
import { residentsKey } from '../residents.queries';
import type { Resident } from '../residents.queries';
import type { Selection } from '../selection/choice';
import { MOST_ROWS } from './mass-edit';

/** The residents of the grid: all that are selected, up to what is saved at once, so that a column can be pasted over all of them. */
export const gridQuery = (communityId: string, selection: Selection, sort?: ResidentSort) =>
  queryOptions({
    queryKey: [...residentsKey(communityId), 'grid', selection, sort],
    queryFn: ({ signal }) =>
      'ids' in selection ? oneByOne(selection.ids, signal) : allThatMatch(communityId, selection, sort, signal),
    // What is being edited does not move under the hands.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** Those who got a check mark each; whoever was removed meanwhile is left out. */
async function oneByOne(ids: string[], signal: AbortSignal) {
  const read = (id: string) =>
    bodyOf(api.GET('/api/v1/residents/{id}', { params: { path: { id } }, signal })).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    });
  const found = await Promise.all(ids.slice(0, MOST_ROWS).map(read));
  return { rows: found.filter((resident) => resident !== null), matching: { total: ids.length } };
}

async function allThatMatch(
  communityId: string,
  { filter, exclude = [] }: Exclude<Selection, { ids: unknown }>,
  sort: ResidentSort | undefined,
  signal: AbortSignal,
) {
  const left = new Set(exclude);
  const rows: Resident[] = [];
  let cursor: string | undefined;
  let matching: Total = { total: 0 };
  do {
    const query = { ...filter, sort, cursor, limit: 200 };
    const page = await bodyOf(
      api.GET('/api/v1/communities/{id}/residents', { params: { path: { id: communityId }, query }, signal }),
    );
    rows.push(...page.items.filter(({ id }) => !left.has(id)));
    matching = { total: page.total - left.size, totalIsLowerBound: page.totalIsLowerBound };
    cursor = page.nextCursor ?? undefined;
  } while (cursor && rows.length < MOST_ROWS);
  return { rows: rows.slice(0, MOST_ROWS), matching };
}

export function saveEmails(
  communityId: string,
  updates: Schema<'ResidentEmailUpdate'>[],
): Promise<Schema<'MassEditAnswer'>> {
  return bodyOf(
    api.PATCH('/api/v1/communities/{id}/residents', { params: { path: { id: communityId } }, body: { updates } }),
  );
}
