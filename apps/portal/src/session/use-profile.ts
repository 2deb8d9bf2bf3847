import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { meQuery } from './session.queries';
import type { Profile } from './session.queries';

const route = getRouteApi('/homes/$residentId');

/** The home that the address names; the route has seen to it that it is theirs. */
export function useProfile(): Profile {
  const { residentId } = route.useParams();
  const { profiles } = useSuspenseQuery(meQuery).data;
  return profiles.find((profile) => profile.residentId === residentId)!;
}
