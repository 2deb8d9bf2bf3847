import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryReason } from '@portico/contracts/deliveries';
import type { Outcome, ReportBody } from '@portico/contracts/gate';
import { DataSource, EntityManager } from 'typeorm';
import { InvitationsConfig } from '../config';
import { RelayHealth, type NotedSign } from '../relays/relay-health.service';
import { signOf } from '../relays/relay-sign';
import { suppress } from '../suppressions/suppressions.queries';
import { closeDone } from './batches.queries';
import { verdictOf, waitSeconds, type Verdict } from './outcome';
import { tellOutcomes } from './outcome-news.queries';
import { MESSAGE_FINISHER, type MessageFinisher } from './outer-rooms';
import { end, holdMessages, lockLeased, renewLeases, type Ending, type LeasedRow } from './report.queries';

interface Judged {
  row: LeasedRow;
  verdict: Verdict;
  ending: Ending;
  /** Null where it says nothing new of the relay. */
  sign: NotedSign | null;
}

/** Commits what became of mails before their job is done. */
@Injectable()
export class Reports {
  constructor(
    private readonly db: DataSource,
    private readonly config: InvitationsConfig,
    private readonly relays: RelayHealth,
    @Inject(MESSAGE_FINISHER) private readonly finisher: MessageFinisher,
  ) {}

  /** Outcomes under a stale fence change nothing. Renews the leases of what the mailer still holds. */
  async report({ batchIds, outcomes }: ReportBody): Promise<void> {
    const settled = await this.db.transaction(async (tx) => {
      const judged = await this.commit(tx, outcomes);
      await renewLeases(tx, batchIds);
      await closeDone(tx, [...new Set(judged.map(({ row }) => row.batchId))]);
      return judged;
    });
    await this.relays.note(settled.flatMap(({ sign }) => sign ?? []));
    const final = settled.filter(({ ending }) => ending.wait === null && ending.status !== 'prepared');
    const messageIds = new Set(final.flatMap(({ row }) => row.messageId ?? []));
    if (messageIds.size > 0) await this.finisher.finish([...messageIds]);
  }

  private async commit(tx: EntityManager, outcomes: readonly Outcome[]): Promise<Judged[]> {
    if (outcomes.length === 0) return [];
    const facts = new Map(outcomes.map((outcome) => [outcome.deliveryId, outcome]));
    await holdMessages(tx, { ids: [...facts.keys()] });
    const rows = await lockLeased(
      tx,
      [...facts.values()].map((outcome) => ({ ...outcome, answered: ['accepted', 'rejected'].includes(outcome.kind) })),
    );
    const judged = rows.map((row) => this.judge(row, facts.get(row.id)!));
    await end(
      tx,
      judged.map(({ ending }) => ending),
    );
    await suppress(
      tx,
      judged.flatMap(({ row, verdict }) => (verdict.suppresses ? [{ ...row, reason: 'hard_bounce' as const }] : [])),
    );
    await tellOutcomes(
      tx,
      judged.map(({ row, ending: { status, reason } }) => ({ ...row, status, reason })),
    );
    return judged;
  }

  private judge(row: LeasedRow, outcome: Outcome): Judged {
    const verdict = verdictOf(outcome, row);
    const { status, reason } = outcomeFor(row, verdict);
    const wait = waitSeconds(row.attempts, this.config.retryBaseSeconds, Math.random());
    const ending: Ending = {
      id: row.id,
      status,
      reason,
      wait: status === 'deferred' ? wait : null,
      counts: verdict.counts,
      event: status === 'prepared' ? 'returned' : status,
      detail: detailOf(outcome),
    };
    return { row, verdict, ending, sign: noted(row, outcome) };
  }
}

/**
 * What would be due again is not, where it is over: its message was cancelled, or it has failed as uncertain. That it did not leave is
 * known then.
 */
function outcomeFor(
  row: LeasedRow,
  { status, reason }: Verdict,
): { status: Verdict['status'] | 'cancelled'; reason: DeliveryReason | null } {
  const again = status === 'deferred' || status === 'prepared';
  if (again && row.gaveUp) return { status: 'failed', reason: reason ?? 'rejected' };
  return again && row.cancelled ? { status: 'cancelled', reason: 'cancelled' } : { status, reason };
}

/** That a relay works is no news, unless it was broken or silent before. */
function noted({ id, relayId, emailKey, relayHeals }: LeasedRow, outcome: Outcome): NotedSign | null {
  const sign = signOf(outcome);
  if (relayId === null || sign.kind === 'none' || (sign.kind === 'works' && !relayHeals)) return null;
  return { relayId, deliveryId: id, domain: emailKey.slice(emailKey.lastIndexOf('@') + 1), sign };
}

function detailOf({ code, enhancedCode, reply }: Outcome): string | null {
  return reply ?? ([code, enhancedCode].filter((part) => part !== null).join(' ') || null);
}
