import { useQueryClient } from '@tanstack/react-query';
import { communitiesKey } from '../communities/communities.queries';
import { residentKey, residentsKey } from './residents.queries';

/** Renews whatever shows residents: their lists, their own pages, the communities' figures, and what happened. */
export function useResidentsChanged(): (communityId: string) => Promise<void> {
  const queries = useQueryClient();
  return async (communityId) => {
    const keys = [
      residentsKey(communityId),
      residentKey,
      ['properties', communityId],
      communitiesKey,
      ['activity', communityId],
    ];
    await Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })));
  };
}
