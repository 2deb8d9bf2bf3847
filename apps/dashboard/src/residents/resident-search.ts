// The filters of the residents list as they stand in the address: what the API takes, and nothing else.
import type { QueryOf } from '@portico/api/client';
import type { SelectionFilter } from './selection/choice';

type ListQuery = QueryOf<'/api/v1/communities/{id}/residents'>;

/** What the list is narrowed to and ordered by. */
export type ResidentSearch = Pick<ListQuery, 'search' | 'status' | 'kind' | 'hasEmail' | 'sort'>;

export type ResidentStatus = NonNullable<ListQuery['status']>[number];
export type ResidentKind = NonNullable<ListQuery['kind']>[number];
export type ResidentSort = NonNullable<ListQuery['sort']>;
/** A column that can be sorted by. */
export type ResidentSortKey = Exclude<ResidentSort, `-${string}`>;

export const residentStatuses = ['pending', 'invited', 'active', 'inactive'] as const satisfies ResidentStatus[];
export const residentKinds = ['owner', 'tenant'] as const satisfies ResidentKind[];
const sortKeys = ['name', 'property', 'status', 'invitedAt', 'createdAt'] as const satisfies ResidentSortKey[];

/** Reads an address, also one that somebody has typed: what is no filter is undefined, which takes it out of the address. */
export function residentSearch({ search, status, kind, hasEmail, sort }: Record<string, unknown>): ResidentSearch {
  return {
    search: typeof search === 'string' && search !== '' ? search : undefined,
    status: known(status, residentStatuses),
    kind: known(kind, residentKinds),
    hasEmail: typeof hasEmail === 'boolean' ? hasEmail : undefined,
    sort: isSort(sort) ? sort : undefined,
  };
}

/** What narrows the list, as selections take it. */
export function filterOf({ sort: _, ...narrowing }: ResidentSearch): SelectionFilter {
  return Object.fromEntries(Object.entries(narrowing).filter(([, value]) => value !== undefined));
}

/** Whether anything narrows the list. */
export function isNarrowed(search: ResidentSearch): boolean {
  return Object.keys(filterOf(search)).length > 0;
}

/** A click on a column: first ascending, then descending, then as the list comes by itself. */
export function nextSort(current: ResidentSort | undefined, key: ResidentSortKey): ResidentSort | undefined {
  if (current === key) return `-${key}`;
  return current === `-${key}` ? undefined : key;
}

function known<Word extends string>(given: unknown, words: readonly Word[]): Word[] | undefined {
  const found = Array.isArray(given) ? words.filter((word) => given.includes(word)) : [];
  return found.length > 0 ? found : undefined;
}

function isSort(given: unknown): given is ResidentSort {
  return typeof given === 'string' && sortKeys.some((key) => given === key || given === `-${key}`);
}
