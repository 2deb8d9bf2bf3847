// An offer is taken back: its links are dead at once, and the gate passes over mails that still wait.
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { noteActivities } from '../activity/activity.queries';
import { announce } from '../webhooks/announce.queries';
import { movesOf } from '../states/transitions';
import { transitions } from './invitation';
import { residentPath } from './resident-path';
import { moveStandings, type StandingRow } from './standings.queries';

interface Withdrawn {
  id: string;
  residentId: string;
}

/** Revokes the open invitations of these locked standings and answers whose they were. The caller publishes. */
export async function withdraw(
  tx: EntityManager,
  tenant: Tenant,
  standings: readonly StandingRow[],
): Promise<string[]> {
  const withdrawn = await revokeOpen(
    tx,
    standings.map((standing) => standing.residentId),
  );
  const residentIds = withdrawn.map((one) => one.residentId);
  await moveStandings(tx, residentIds, 'revoke');
  await tell(
    tx,
    tenant,
    standings.filter((standing) => residentIds.includes(standing.residentId)),
    withdrawn,
  );
  return residentIds;
}

async function revokeOpen(tx: EntityManager, residentIds: string[]): Promise<Withdrawn[]> {
  const { from, to } = movesOf(transitions, 'revoke');
  const [rows] = await tx.query<[Withdrawn[], number]>(
    `UPDATE invitation SET state = move.becomes, ended_at = now()
       FROM unnest($2::text[], $3::text[]) AS move (state, becomes)
      WHERE resident_id = ANY($1::uuid[]) AND invitation.state = move.state
  RETURNING id, resident_id AS "residentId"`,
    [residentIds, from, to],
  );
  return rows;
}

async function tell(
  tx: EntityManager,
  { organizationId, actor }: Tenant,
  standings: StandingRow[],
  withdrawn: Withdrawn[],
): Promise<void> {
  await noteActivities(
    tx,
    standings.map(({ residentId, communityId, name }) => ({
      organizationId,
      communityId,
      type: 'invitation.revoked',
      actor,
      subject: name,
      link: residentPath(residentId),
    })),
  );
  await announce(
    tx,
    withdrawn.map(({ id, residentId }) => ({
      organizationId,
      event: 'invitation.revoked',
      payload: { residentId, invitationId: id },
    })),
  );
}
