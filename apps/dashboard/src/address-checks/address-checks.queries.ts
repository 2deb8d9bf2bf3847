import { infiniteQueryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';
import { messageQuery } from '../messages/messages.queries';
import { saveEmails } from '../residents/mass-edit/mass-edit.queries';

export type AddressCheck = Schema<'AddressCheckView'>;
export type Finding = AddressCheck['finding'];

/** As many as one request corrects. */
const AT_ONCE = 1_000;

/** The addresses of a message that look wrong for one reason. They change with the message. */
export const addressChecksQuery = (messageId: string, finding: Finding) =>
  infiniteQueryOptions({
    queryKey: [...messageQuery(messageId).queryKey, 'address-checks', finding],
    queryFn: ({ pageParam, signal }) => readPage(messageId, finding, 50, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });

/** Takes the suggestion for every slip of a message, seen or not. @returns how many were corrected, and how many refused */
export async function correctTypos(
  communityId: string,
  messageId: string,
): Promise<{ corrected: number; refused: number }> {
  const updates = [];
  let cursor: string | undefined;
  do {
    const page = await readPage(messageId, 'typo', 200, cursor);
    updates.push(...page.items.map(({ residentId, suggestion }) => ({ id: residentId, email: suggestion })));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  let corrected = 0;
  for (let from = 0; from < updates.length; from += AT_ONCE) {
    const { results } = await saveEmails(communityId, updates.slice(from, from + AT_ONCE));
    corrected += results.filter(({ ok }) => ok).length;
  }
  return { corrected, refused: updates.length - corrected };
}

function readPage(
  id: string,
  finding: Finding,
  limit: number,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<Schema<'AddressCheckPage'>> {
  const params = { path: { id }, query: { finding: [finding], limit, cursor } };
  return bodyOf(api.GET('/api/v1/messages/{id}/address-checks', { params, ...(signal && { signal }) }));
}
