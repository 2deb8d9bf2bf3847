// directory's copy of where residents stand follows from here: at once for what a person does, and always through the outbox.
import { Injectable, Logger } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { Standing } from '@portico/contracts/standings';
import { EntityManager } from 'typeorm';
import type { Handlers } from '../topics';
import { systemTenant } from './system-tenant';

const MOST_AT_ONCE = 1_000;

/** Brings the copy up to date. A copy has a version, so telling again or in another order is harmless. */
@Injectable()
export class StandingsSync {
  private readonly logger = new Logger(StandingsSync.name);

  constructor(
    private readonly db: EntityManager,
    private readonly directory: DirectoryClient,
  ) {}

  readonly handlers: Handlers = {
    'standing.changed': (payloads) => this.tell(payloads.flatMap((payload) => payload.residentIds)),
  };

  /** Right after the commit of what a person does, so that it is true everywhere when they get their answer. The outbox repeats what fails. */
  async tellNow(residentIds: readonly string[]): Promise<void> {
    try {
      await this.tell(residentIds);
    } catch (error) {
      this.logger.warn({ msg: 'directory could not be told at once; the outbox tells it', err: error });
    }
  }

  private async tell(residentIds: readonly string[]): Promise<void> {
    const ids = [...new Set(residentIds)];
    for (let start = 0; start < ids.length; start += MOST_AT_ONCE) {
      const copies = await copiesOf(this.db, ids.slice(start, start + MOST_AT_ONCE));
      for (const { organizationId, standings } of copies) {
        await this.directory.putStandings(systemTenant(organizationId), { standings });
      }
    }
  }
}

/** As they are now, whatever they were when the change was noted; by organization. A revoked invitation is none. */
function copiesOf(
  db: EntityManager,
  residentIds: string[],
): Promise<{ organizationId: string; standings: Standing[] }[]> {
  return db.query(
    `SELECT standing.organization_id AS "organizationId",
            jsonb_agg(jsonb_build_object(
              'residentId', standing.resident_id, 'version', standing.version, 'portalStatus', standing.status,
              'invitationId', invitation.id, 'invitationOpen', coalesce(invitation.state = 'open', false),
              'invitedAt', invitation.sent_at, 'linkExpiresAt', invitation.expires_at,
              'deliveryStatus', CASE WHEN invitation.id IS NOT NULL THEN standing.last_delivery_status END)) AS standings
       FROM standing LEFT JOIN invitation ON invitation.id = standing.invitation_id AND invitation.state <> 'revoked'
      WHERE standing.resident_id = ANY($1::uuid[])
      GROUP BY standing.organization_id`,
    [residentIds],
  );
}
