// One link, one acceptance: the rows of the resident are locked before the link is looked at again.
import { Problem } from '@portico/contracts/problems';
import type { EntityManager } from 'typeorm';
import { noteActivity } from '../activity/activity.queries';
import { announce } from '../webhooks/announce.queries';
import { transitions } from '../invitations/invitation';
import { residentPath } from '../invitations/resident-path';
import { lockStanding, moveStandings, publishStandings, type StandingRow } from '../invitations/standings.queries';
import { movesOf } from '../states/transitions';
import type { FoundLink } from './links.queries';

/** Locks what an acceptance changes, in the order in which the gate does: mails, then the standing. */
export async function lockForAcceptance(tx: EntityManager, link: FoundLink): Promise<StandingRow> {
  await tx.query(`SELECT FROM delivery WHERE resident_id = $1 AND purpose = 'invitation' ORDER BY id FOR UPDATE`, [
    link.residentId,
  ]);
  const standing = await lockStanding(tx, link.organizationId, link.residentId);
  if (!standing) throw new Error('A link has no standing.');
  return standing;
}

/** Ends the invitation and makes the resident active under this account; listeners and directory's copy follow. */
export async function recordAcceptance(
  tx: EntityManager,
  link: FoundLink,
  standing: StandingRow,
  accountId: string,
): Promise<void> {
  await endInvitation(tx, link.invitationId);
  await moveStandings(tx, [link.residentId], 'accept');
  await tx.query('UPDATE standing SET account_id = $2, activated_at = now() WHERE resident_id = $1', [
    link.residentId,
    accountId,
  ]);
  await markMails(tx, link);
  await publishStandings(tx, [link.residentId]);
  await tell(tx, link, standing.name);
}

async function endInvitation(tx: EntityManager, invitationId: string): Promise<void> {
  const { from, to } = movesOf(transitions, 'accept');
  const [, ended] = await tx.query<[unknown[], number]>(
    `UPDATE invitation SET state = move.becomes, ended_at = now()
       FROM unnest($2::text[], $3::text[]) AS move (state, becomes)
      WHERE id = $1 AND invitation.state = move.state`,
    [invitationId, from, to],
  );
  if (ended !== 1) throw new Problem('invitation.used');
}

/** Every message that reached for this resident may count them; one whose mail never left may not. The mail whose link it was says so. */
async function markMails(tx: EntityManager, { residentId, invitationId, generation }: FoundLink): Promise<void> {
  await tx.query(
    `WITH counted AS (
       UPDATE delivery SET activated_at = now()
        WHERE resident_id = $1 AND purpose = 'invitation' AND first_tried_at IS NOT NULL AND activated_at IS NULL)
     INSERT INTO delivery_event (delivery_id, type)
     SELECT id, 'accepted' FROM delivery WHERE resident_id = $1 AND invitation_id = $2 AND link_generation = $3`,
    [residentId, invitationId, generation],
  );
}

async function tell(tx: EntityManager, link: FoundLink, name: string): Promise<void> {
  const { organizationId, communityId, residentId, invitationId } = link;
  const entry = { organizationId, communityId, subject: name, link: residentPath(residentId) };
  await noteActivity(tx, { ...entry, type: 'invitation.accepted', actor: { kind: 'resident', name } });
  await announce(tx, [{ organizationId, event: 'invitation.accepted', payload: { residentId, invitationId } }]);
}
