import type { ActivityType } from '@portico/contracts/activity';
import type { EntityManager } from 'typeorm';
import { noteActivity, type ActivityEntry } from '../activity/activity.queries';
import type { StoredMessage } from './messages.queries';

/** The message's one entry in the feed now says `type`. */
export function noteMessage(
  tx: EntityManager,
  { organizationId, communityId, id, subject }: StoredMessage,
  type: Extract<ActivityType, `message.${string}`>,
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
