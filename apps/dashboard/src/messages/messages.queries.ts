import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';
import type { Message, MessageStatus, RecipientFilter } from './message';

/** What changes with any message of a community. */
export const messagesKey = (communityId: string) => ['messages', communityId];

/** A community's messages, newest first; all of them, or those in some states. */
export const messagesQuery = (communityId: string, status: MessageStatus[] | undefined) =>
  infiniteQueryOptions({
    queryKey: [...messagesKey(communityId), status],
    queryFn: ({ pageParam: cursor, signal }) => {
      const params = { path: { id: communityId }, query: { status, cursor } };
      return bodyOf(api.GET('/api/v1/communities/{id}/messages', { params, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

const working: readonly MessageStatus[] = ['generating', 'scheduled'];

/** A message. What a machine works on is asked for again until it is done; of a send the event stream tells. */
export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ['message', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/v1/messages/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data && working.includes(state.data.status) ? 1500 : false),
  });

/** What changes with a message's recipients. */
export const recipientsKey = (id: string) => ['message', id, 'recipients'];

export const recipientsQuery = (id: string, filter: RecipientFilter) =>
  infiniteQueryOptions({
    queryKey: [...recipientsKey(id), filter],
    queryFn: ({ pageParam: cursor, signal }) => {
      const params = { path: { id }, query: { ...filter, cursor, limit: 50 } };
      return bodyOf(api.GET('/api/v1/messages/{id}/recipients', { params, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });

/** One recipient's exact mail. */
export const exactMailQuery = (id: string, residentId: string) =>
  queryOptions({
    queryKey: [...recipientsKey(id), residentId, 'preview'],
    queryFn: ({ signal }) => {
      const params = { path: { id, residentId } };
      return bodyOf(api.GET('/api/v1/messages/{id}/recipients/{residentId}/preview', { params, signal }));
    },
    placeholderData: keepPreviousData,
  });

/** How words look in a mail that nobody has generated yet. */
export const liveMailQuery = (communityId: string, body: Schema<'MailPreviewBody'>) =>
  queryOptions({
    queryKey: ['mail-preview', communityId, body],
    queryFn: ({ signal }) =>
      bodyOf(
        api.POST('/api/v1/communities/{id}/mail-preview', { params: { path: { id: communityId } }, body, signal }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });

export function createMessage(communityId: string, body: Schema<'MessageBody'>): Promise<Message> {
  return bodyOf(api.POST('/api/v1/communities/{id}/messages', { params: { path: { id: communityId } }, body }));
}

export function editMessage(id: string, body: Schema<'MessagePatch'>): Promise<Message> {
  return bodyOf(api.PATCH('/api/v1/messages/{id}', { params: { path: { id } }, body }));
}

export async function deleteMessage(id: string): Promise<void> {
  await api.DELETE('/api/v1/messages/{id}', { params: { path: { id } } });
}

export async function generateMessage(id: string): Promise<void> {
  await api.POST('/api/v1/messages/{id}/generate', { params: { path: { id } } });
}

/** @param scheduledAt left out: at once */
export function sendMessage(id: string, scheduledAt?: string): Promise<Schema<'SendAnswer'>> {
  return bodyOf(api.POST('/api/v1/messages/{id}/send', { params: { path: { id } }, body: { scheduledAt } }));
}

/** Takes a Send back that has mailed nobody yet. */
export async function undoSend(id: string): Promise<void> {
  await api.POST('/api/v1/messages/{id}/undo', { params: { path: { id } } });
}

export async function pauseMessage(id: string): Promise<void> {
  await api.POST('/api/v1/messages/{id}/pause', { params: { path: { id } } });
}

export async function resumeMessage(id: string): Promise<void> {
  await api.POST('/api/v1/messages/{id}/resume', { params: { path: { id } } });
}

export async function cancelMessage(id: string): Promise<void> {
  await api.POST('/api/v1/messages/{id}/cancel', { params: { path: { id } } });
}

export async function retryFailed(id: string, body: Schema<'RetryFailedBody'> = {}): Promise<void> {
  await api.POST('/api/v1/messages/{id}/retry-failed', { params: { path: { id } }, body });
}

/** Sends the message to one address; it counts nowhere. */
export async function sendTest(id: string, to: string): Promise<void> {
  await api.POST('/api/v1/messages/{id}/test', { params: { path: { id } }, body: { to } });
}

export async function removeRecipient(id: string, residentId: string): Promise<void> {
  await api.DELETE('/api/v1/messages/{id}/recipients/{residentId}', { params: { path: { id, residentId } } });
}

export async function removeAttachment(id: string, attachmentId: string): Promise<void> {
  await api.DELETE('/api/v1/messages/{id}/attachments/{attachmentId}', { params: { path: { id, attachmentId } } });
}
