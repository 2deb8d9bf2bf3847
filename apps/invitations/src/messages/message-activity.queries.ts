import type { ActivityType } from '@portico/contracts/activity';
import type { EntityManager } from 'typeorm';
import type { Tenant } from '@portico/platform/tenant';
import { noteActivity, type ActivityEntry } from '../activity/activity.queries';
import { readMessage, type StoredMessage } from './messages.queries';

type MessageActivity = Extract<ActivityType, `message.${string}`>;

/** The message's one entry in the feed now says `type`. */
export function noteMessage(
  tx: EntityManager,
  { organizationId, communityId, id, subject }: StoredMessage,
  type: MessageActivity,
  actor: ActivityEntry['actor'],
): Promise<void> {
  return noteActivity(tx, {
    organizationId,
    communityId,
    messageId: id,
    type,
    actor,
    subject,
    link: `/api/v1/messages/${id}`,
  });
}

/** The same of what somebody just did to a message. */
export async function noteAct(
  tx: EntityManager,
  { organizationId, actor }: Tenant,
  messageId: string,
  type: MessageActivity,
): Promise<void> {
  await noteMessage(tx, await readMessage(tx, organizationId, messageId), type, actor);
}
