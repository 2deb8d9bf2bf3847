import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';
import { formBody } from '../ui/form-body';
import type { CommunitySearch } from './community-search';

export type Community = Schema<'CommunityView'>;

/** What changes with any community. */
export const communitiesKey = ['communities'];

/** The communities by name, page by page. */
export const communitiesQuery = ({ search }: CommunitySearch) =>
  infiniteQueryOptions({
    queryKey: [...communitiesKey, 'list', search],
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(api.GET('/api/v1/communities', { params: { query: { search, cursor } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });

export const communityQuery = (id: string) =>
  queryOptions({
    queryKey: [...communitiesKey, id],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/communities/{id}', { params: { path: { id } }, signal })),
  });

export function createCommunity(body: Schema<'CommunityBody'>): Promise<Community> {
  return bodyOf(api.POST('/api/v1/communities', { body }));
}

export function changeCommunity(id: string, body: Schema<'CommunityPatch'>): Promise<Community> {
  return bodyOf(api.PATCH('/api/v1/communities/{id}', { params: { path: { id } }, body }));
}

export async function setLogo(id: string, file: File): Promise<void> {
  const form = formBody<Schema<'LogoForm'>>({ file });
  await api.PUT('/api/v1/communities/{id}/logo', { params: { path: { id } }, ...form });
}

export async function removeLogo(id: string): Promise<void> {
  await api.DELETE('/api/v1/communities/{id}/logo', { params: { path: { id } } });
}

/** Day by day how many were invited and how many accepted. */
export const progressQuery = (id: string) =>
  queryOptions({
    queryKey: [...communitiesKey, id, 'progress'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/communities/{id}/progress', { params: { path: { id } }, signal })),
  });

/** The first communities that match, for choosing some. */
export const communityChoiceQuery = (search: string) =>
  queryOptions({
    queryKey: [...communitiesKey, 'choice', search],
    queryFn: ({ signal }) => {
      const query = { search: search || undefined, limit: 20 };
      return bodyOf(api.GET('/api/v1/communities', { params: { query }, signal }));
    },
    placeholderData: (before) => before,
  });

/** What an invitation says in a language where nobody has written anything else. */
export const ownWordsQuery = (language: string) =>
  queryOptions({
    queryKey: ['mail-templates'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/mail-templates', { signal })),
    staleTime: Infinity, // they change with a release
    select: ({ items }) => items.find(({ purpose, locale }) => purpose === 'invitation' && locale === language),
  });

/** How words look in a mail of the community; what is left out is as in a new draft. */
export const mailPreviewQuery = (id: string, words: Pick<Schema<'MailPreviewBody'>, 'subject' | 'body'>) =>
  queryOptions({
    queryKey: [...communitiesKey, id, 'preview', words],
    queryFn: ({ signal }) => {
      const body = { purpose: 'invitation' as const, ...words };
      return bodyOf(api.POST('/api/v1/communities/{id}/mail-preview', { params: { path: { id } }, body, signal }));
    },
    placeholderData: (before) => before,
  });
