import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@portico/api/problem';
import { communitiesKey } from '../communities/communities.queries';
import { isLong, withRow } from './long-list';
import type { ResidentList } from './long-list';
import { readResident, residentKey, residentsKey } from './residents.queries';

/** Renews whatever shows residents: their lists, their own pages, the communities' figures, and what happened. */
export function useResidentsChanged(): (communityId: string, residentId?: string) => Promise<void> {
  const queries = useQueryClient();
  return async (communityId, residentId) => {
    await renewLongLists(queries, communityId, residentId);
    const keys = [residentKey, ['properties', communityId], communitiesKey, ['activity', communityId]];
    await Promise.all([
      queries.invalidateQueries({ queryKey: residentsKey(communityId), predicate: ({ state }) => !isLong(state.data) }),
      ...keys.map((queryKey) => queries.invalidateQueries({ queryKey })),
    ]);
  };
}

/** A long list in sight gets the one row that changed, or begins anew where it was more; one out of sight begins anew. */
async function renewLongLists(queries: QueryClient, communityId: string, residentId?: string): Promise<void> {
  const long = {
    queryKey: residentsKey(communityId),
    predicate: ({ state }: { state: { data: unknown } }) => isLong(state.data),
  };
  queries.removeQueries({ ...long, type: 'inactive' });
  if (queries.getQueryCache().findAll(long).length === 0) return;
  if (residentId === undefined) return queries.resetQueries(long);
  const now = await readResident(residentId).catch(nullWhereGone);
  if (now === undefined) return;
  queries.setQueriesData<ResidentList>(long, (list) => list && withRow(list, residentId, now));
}

/** Undefined where it cannot be told: then the row stays as it was. */
function nullWhereGone(error: unknown): null | undefined {
  return error instanceof ApiProblem && error.status === 404 ? null : undefined;
}
