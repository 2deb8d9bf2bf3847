// The feed of a community: one row for each thing that happened, one for each message that tells its latest state.
import type { ActivityType } from '@portico/contracts/activity';
import { newId } from '@portico/platform/ids';
import type { Actor } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';

/** One line of the feed. Nobody in particular is null, as Portico itself is in the feed; `link` is the API path of what it is about. */
export interface ActivityEntry {
  organizationId: string;
  communityId: string;
  /** A message has one entry, which moves up with each state. */
  messageId?: string | null;
  type: ActivityType;
  actor: Pick<Actor, 'kind' | 'name'> | null;
  subject: string;
  link?: string | null;
}

/** Writes the feed within the transaction of what happened. */
export function noteActivity(tx: EntityManager, entry: ActivityEntry): Promise<void> {
  return noteActivities(tx, [entry]);
}

/** The same for many entries in one statement. */
export async function noteActivities(tx: EntityManager, entries: readonly ActivityEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `INSERT INTO activity (id, organization_id, community_id, message_id, type, actor, subject, link)
     SELECT entry.id, entry."organizationId", entry."communityId", entry."messageId", entry.type, entry.actor, entry.subject, entry.link
       FROM jsonb_to_recordset($1::jsonb) AS entry
         (id uuid, "organizationId" uuid, "communityId" uuid, "messageId" uuid, type text, actor text, subject text, link text)
         ON CONFLICT (message_id) DO UPDATE
        SET id = excluded.id, at = now(), type = excluded.type, actor = excluded.actor, subject = excluded.subject, link = excluded.link`,
    [JSON.stringify(entries.map((entry) => ({ ...entry, id: newId(), actor: nameOf(entry.actor) })))],
  );
}

function nameOf(actor: ActivityEntry['actor']): string | null {
  return actor === null || actor.kind === 'system' ? null : actor.name;
}
