// The one statement that moves messages from state to state, by compare-and-set.
import type { MessageStatus } from '@portico/contracts/messages';
import { Problem } from '@portico/contracts/problems';
import type { EntityManager } from 'typeorm';
import { movesOf } from '../states/transitions';
import { transitions, type MessageAct } from './message';
import { readMessage } from './messages.queries';

interface Moved {
  messageId: string;
  organizationId: string;
}

/** Moves a message: of two who ask at once one wins, the other gets `message.wrong_state`. */
export async function advance(
  tx: EntityManager,
  organizationId: string,
  messageId: string,
  act: MessageAct,
): Promise<MessageStatus> {
  const [moved] = await move(tx, [messageId], act, organizationId);
  if (moved) return moved.status;
  const { status } = await readMessage(tx, organizationId, messageId);
  throw new Problem('message.wrong_state', `This message is ${status.replace('_', ' ')}: ${saying[act]}`);
}

/** The same for many, of whatever organization; those that do not stand where `act` is allowed stay. @returns those that moved. */
export async function advanceAll(tx: EntityManager, messageIds: readonly string[], act: MessageAct): Promise<Moved[]> {
  return messageIds.length === 0 ? [] : move(tx, messageIds, act, null);
}

async function move(
  tx: EntityManager,
  messageIds: readonly string[],
  act: MessageAct,
  organizationId: string | null,
): Promise<(Moved & { status: MessageStatus })[]> {
  const { from, to } = movesOf(transitions, act);
  const [rows] = await tx.query<[(Moved & { status: MessageStatus })[], number]>(
    `UPDATE message SET status = move.becomes
       FROM unnest($3::text[], $4::text[]) AS move (status, becomes)
      WHERE message.id = ANY($1::uuid[]) AND ($2::uuid IS NULL OR organization_id = $2) AND message.status = move.status
  RETURNING id AS "messageId", organization_id AS "organizationId", message.status`,
    [messageIds, organizationId, from, to],
  );
  return rows;
}

const saying: Record<MessageAct, string> = {
  edit: 'it cannot be edited now.',
  generate: 'only a draft can be generated.',
  generated: 'it is not being generated.',
  generationFailed: 'it is not being generated.',
  send: 'only a message in review can be sent.',
  schedule: 'only a message in review can be scheduled.',
  hold: 'only a message in review can be sent.',
  undo: 'only a message that is scheduled, or whose Send is held back for a moment, can be taken back.',
  pause: 'only a message that is being sent can be paused.',
  resume: 'only a paused message can be resumed.',
  cancel: 'only a scheduled, sending or paused message can be cancelled.',
  finish: 'it is not being sent.',
  retry: 'only what was sent can be tried again.',
};
