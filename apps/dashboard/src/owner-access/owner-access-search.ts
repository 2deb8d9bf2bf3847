// Tab and filter of Owner Access → Manage as they stand in the address; the filter is also what a selection is made of.
import type { QueryOf } from '@portico/api/client';
import type { SelectionFilter } from '../residents/selection/choice';

type ListQuery = QueryOf<'/api/v1/communities/{id}/residents'>;
type Words<Key extends 'status' | 'kind' | 'deliveryStatus'> = NonNullable<ListQuery[Key]>[number];

export type OwnerAccessTab = 'unregistered' | 'registered';

/** What the panel narrows the list by (B2). */
export type OwnerAccessFilter = Pick<
  ListQuery,
  'hasEmail' | 'status' | 'kind' | 'propertyId' | 'linkExpired' | 'invitedBefore' | 'deliveryStatus' | 'search'
>;

export type OwnerAccessSearch = OwnerAccessFilter & Pick<ListQuery, 'sort'> & { tab: OwnerAccessTab };
export type OwnerAccessSort = NonNullable<ListQuery['sort']>;

export const statusesOf = {
  unregistered: ['pending', 'invited'],
  registered: ['active', 'inactive'],
} as const satisfies Record<OwnerAccessTab, Words<'status'>[]>;
export const kinds = ['owner', 'tenant'] as const satisfies Words<'kind'>[];
export const mailStatuses = [
  'queued',
  'sending',
  'sent',
  'delivered',
  'deferred',
  'failed',
  'bounced',
  'complained',
  'suppressed',
  'cancelled',
  'skipped',
] as const satisfies Words<'deliveryStatus'>[];
const sorts = ['name', 'property', 'status', 'invitedAt'].flatMap((key) => [key, `-${key}`]) as OwnerAccessSort[];

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Reads an address, also one that somebody has typed. The list starts with the owners (B4); both kinds are all kinds. */
export function ownerAccessSearch(given: Record<string, unknown>): OwnerAccessSearch {
  const { search, propertyId, invitedBefore, sort } = given;
  const tab = given['tab'] === 'registered' ? 'registered' : 'unregistered';
  return {
    tab,
    hasEmail: flag(given['hasEmail']),
    status: known(given['status'], statusesOf[tab]),
    kind: known(given['kind'], kinds) ?? ['owner'],
    propertyId: listOf(propertyId, (each) => uuid.test(each)),
    linkExpired: flag(given['linkExpired']),
    invitedBefore:
      typeof invitedBefore === 'string' && !Number.isNaN(Date.parse(invitedBefore)) ? invitedBefore : undefined,
    deliveryStatus: known(given['deliveryStatus'], mailStatuses),
    search: typeof search === 'string' && search !== '' ? search : undefined,
    sort: sorts.find((each) => each === sort),
  };
}

/** The tab's people, narrowed by the filter, as lists and selections take it; what narrows nothing is left out. */
export function selectionFilter({ tab, sort: _, kind, ...rest }: OwnerAccessSearch): SelectionFilter {
  const narrowing = { ...rest, kind: kind?.length === kinds.length ? undefined : kind };
  const set = Object.entries(narrowing).filter(([, value]) => value !== undefined);
  return { registered: tab === 'registered', ...Object.fromEntries(set) };
}

/** Whether the list is narrowed beyond how it starts. */
export function isNarrowed({ tab: _, sort: __, kind, ...rest }: OwnerAccessSearch): boolean {
  return kind?.join() === 'tenant' || Object.values(rest).some((value) => value !== undefined);
}

function flag(given: unknown): boolean | undefined {
  return typeof given === 'boolean' ? given : undefined;
}

function known<Word extends string>(given: unknown, words: readonly Word[]): Word[] | undefined {
  const found = Array.isArray(given) ? words.filter((word) => given.includes(word)) : [];
  return found.length > 0 ? found : undefined;
}

function listOf(given: unknown, fits: (each: string) => boolean): string[] | undefined {
  const found = Array.isArray(given) ? given.filter((each) => typeof each === 'string' && fits(each)) : [];
  return found.length > 0 ? (found as string[]) : undefined;
}
