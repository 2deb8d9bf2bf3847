// Every topic of the outbox with its payload: who remembers and who handles it both go by this list.
import type { GenerateMessage } from '@portico/contracts/queues';
import { outboxOf, payload, type HandlersOf } from '@portico/platform/outbox';
import type { FinishedMessage } from './messages/finishing.queries';
import type { SelfPausedMessage } from './messages/self-pause.queries';
import type { Announced } from './webhooks/announcement';

export const topics = {
  /** Batches with something due go to the queue. */
  'batch.due': payload<{ batchId: string }>(),
  /** A message has prepared rows without a batch. `goesOn`: its first batches are handed out. */
  'message.due': payload<{ messageId: string; goesOn?: boolean }>(),
  /** Generate was asked for. */
  'message.generate': payload<GenerateMessage>(),
  /** A round may have ended: its recap is mailed, once. */
  'message.finished': payload<FinishedMessage>(),
  /** A message has paused itself: staff are told, once. */
  'message.paused': payload<SelfPausedMessage>(),
  /** Where these residents stand has changed: directory's copy follows. */
  'standing.changed': payload<{ residentIds: string[] }>(),
  /** Somebody asked for a sign-in link. */
  'sign_in.wanted': payload<{ email: string }>(),
  /** Something happened that a webhook listens for. */
  'webhook.event': payload<Announced>(),
};
export const { remember, rememberAll } = outboxOf(topics);
export type Handlers = HandlersOf<typeof topics>;
