/** What the list of communities is narrowed to, in the address. */
export interface CommunitySearch {
  search?: string | undefined;
}

export function communitySearch({ search }: Record<string, unknown>): CommunitySearch {
  return { search: typeof search === 'string' && search !== '' ? search : undefined };
}
