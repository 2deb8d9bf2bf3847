import { Injectable } from '@nestjs/common';
import { emailKeyOf } from '@portico/contracts/email';
import type { ResidentChange } from '@portico/contracts/standings';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { endHomelessSessions } from '../accounts/sessions.queries';
import { lockStandings, publishStandings, type StandingRow } from './standings.queries';
import { StandingsSync } from './standings.sync';
import { withdraw } from './withdrawals.queries';

/** What directory tells before it commits, and repeats after: never a mail to an old address, never a link for who is gone. */
@Injectable()
export class ResidentChangesService {
  constructor(
    private readonly db: EntityManager,
    private readonly standings: StandingsSync,
  ) {}

  /**
   * A new address or a removal revokes the open invitation; mails that wait for the old address are passed over by the gate,
   * which compares it with the standing's. Telling again what is known already changes nothing, so a newer invitation lives on.
   * A removal that was not committed after all is taken back by telling that the resident is there.
   */
  async apply(tenant: Tenant, changes: readonly ResidentChange[]): Promise<void> {
    const changed = await this.db.transaction((tx) => applyAll(tx, tenant, changes));
    if (changed.length > 0) await this.standings.tellNow(changed);
  }
}

/** @returns the residents for whom something is different now. */
async function applyAll(tx: EntityManager, tenant: Tenant, changes: readonly ResidentChange[]): Promise<string[]> {
  const told = new Map(changes.map((change) => [change.residentId, change]));
  const standings = (await lockStandings(tx, [...told.keys()])).filter(
    (standing) => standing.organizationId === tenant.organizationId,
  );
  const affected = standings.filter((standing) => isDifferent(standing, told.get(standing.residentId)!));
  await withdraw(tx, tenant, affected);
  const ids = affected.map((standing) => standing.residentId);
  await store(
    tx,
    ids.map((id) => told.get(id)!),
  );
  await endHomelessSessions(tx, ids);
  await publishStandings(tx, ids);
  return ids;
}

function isDifferent(standing: StandingRow, change: ResidentChange): boolean {
  return standing.removed !== change.removed || standing.emailKey !== emailKeyOf(change.email);
}

async function store(tx: EntityManager, changes: ResidentChange[]): Promise<void> {
  const rows = changes.map(({ residentId, email, removed }) => ({
    residentId,
    email,
    key: emailKeyOf(email),
    removed,
  }));
  await tx.query(
    `UPDATE standing SET email = change.email, email_key = change.key, removed = change.removed
       FROM jsonb_to_recordset($1::jsonb) AS change ("residentId" uuid, email text, key text, removed boolean)
      WHERE resident_id = change."residentId"`,
    [JSON.stringify(rows)],
  );
}
