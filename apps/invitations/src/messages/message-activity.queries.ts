import type { ActivityType } from '@portico/contracts/activity';
import type { EntityManager } from 'typeorm';
import { noteActivity } from '../activity/activity.queries';
import type { StoredMessage } from './messages.queries';

/** The message's one entry in the feed now says `type`. `actor` is null where nobody in particular did it. */
export function noteMessage(
  tx: EntityManager,
  { organizationId, communityId, id, subject }: StoredMessage,
  type: Extract<ActivityType, `message.${string}`>,
  actor: string | null,
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
