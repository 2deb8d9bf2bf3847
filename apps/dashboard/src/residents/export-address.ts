import type { ResidentSearch } from './resident-search';

/** Where the residents come as a CSV: those of the list as it is narrowed, in the manner of the API's lists. */
export function exportAddress(communityId: string, { sort: _, ...filter }: ResidentSearch): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return `/api/v1/communities/${communityId}/residents.csv${query && `?${query}`}`;
}
