// The one statement that moves a message from state to state.
import type { MessageStatus } from '@portico/contracts/messages';
import { Problem } from '@portico/contracts/problems';
import type { EntityManager } from 'typeorm';
import { movesOf } from '../states/transitions';
import { transitions, type MessageAct } from './message';
import { readMessage } from './messages.queries';

/** Moves a message by compare-and-set: of two who ask at once one wins, the other gets `message.wrong_state`. */
export async function advance(
  tx: EntityManager,
  organizationId: string,
  messageId: string,
  act: MessageAct,
): Promise<MessageStatus> {
  const { from, to } = movesOf(transitions, act);
  const [rows] = await tx.query<[{ status: MessageStatus }[], number]>(
    `UPDATE message SET status = move.becomes
       FROM unnest($3::text[], $4::text[]) AS move (status, becomes)
      WHERE message.id = $1 AND organization_id = $2 AND message.status = move.status
  RETURNING message.status`,
    [messageId, organizationId, from, to],
  );
  if (rows[0]) return rows[0].status;
  const { status } = await readMessage(tx, organizationId, messageId);
  throw new Problem('message.wrong_state', `This message is ${status.replace('_', ' ')}: ${saying[act]}`);
}

const saying: Record<MessageAct, string> = {
  edit: 'it cannot be edited now.',
  generate: 'only a draft can be generated.',
  generated: 'it is not being generated.',
  generationFailed: 'it is not being generated.',
  send: 'only a message in review can be sent.',
  schedule: 'only a message in review can be scheduled.',
  pause: 'only a message that is being sent can be paused.',
  resume: 'only a paused message can be resumed.',
  cancel: 'only a scheduled, sending or paused message can be cancelled.',
  finish: 'it is not being sent.',
  retry: 'only what was sent can be tried again.',
};
