// The one gate: nothing is mailed without a grant. Who may be mailed now is decided here, on rows that are locked meanwhile.
import { Inject, Injectable } from '@nestjs/common';
import type { ClaimAnswer, ClaimBody } from '@portico/contracts/gate';
import { unseal } from '@portico/platform/seal';
import { DataSource, EntityManager } from 'typeorm';
import { InvitationsConfig } from '../config';
import { batchPriority, LEASE_SECONDS } from './batch';
import { advanceVirtualTime, closeDone } from './batches.queries';
import { linksOf, type MailedLink } from './claim-links.queries';
import { lease, lockCandidates, claimBatch, settle, type Candidate, type ClaimedBatch } from './claim.queries';
import { notDue, type NotDue } from './due';
import { activationValues, grantOf, sealedValues } from './grant';
import { tellOutcomes } from './outcome-news.queries';
import { MESSAGE_FINISHER, type MessageFinisher } from './outer-rooms';
import { pace, type Pace } from './pace.queries';

const MOST_AT_ONCE = 1_000;

interface Claimed extends ClaimAnswer {
  batch: ClaimedBatch | undefined;
  settledSome: boolean;
}

@Injectable()
export class Gate {
  constructor(
    private readonly db: DataSource,
    private readonly config: InvitationsConfig,
    @Inject(MESSAGE_FINISHER) private readonly finisher: MessageFinisher,
  ) {}

  /**
   * Grants what of a batch may be mailed now, and settles what may never be. Of claims that overlap each row is granted by one.
   * A batch whose message does not send has no grants: its job ends, and who resumes the message hands it out again.
   */
  async claim({ batchId, limit = MOST_AT_ONCE }: ClaimBody): Promise<ClaimAnswer> {
    const { batch, settledSome, ...answer } = await this.db.transaction((tx) => this.decide(tx, batchId, limit));
    if (batch?.startPriority != null) {
      await advanceVirtualTime(this.db.manager, batchPriority(batch.startPriority, batch.number));
    }
    if (settledSome && batch?.messageId) await this.finisher.finish([batch.messageId]);
    return answer;
  }

  private async decide(tx: EntityManager, batchId: string, limit: number): Promise<Claimed> {
    const batch = await claimBatch(tx, batchId);
    const rows = batch ? await lockCandidates(tx, batchId, limit) : [];
    const { going, ends } = judged(rows);
    const { slots, retryInMs } = await this.pace(tx, going.length, batch?.messageId === null && batch.number === 0);
    const paced = going.slice(0, slots.length);
    const links = await linksOf(tx, this.config.linkSecret, paced);
    const lost = paced.filter((row) => row.purpose === 'invitation' && !links.has(row.id));
    await this.settle(tx, batch?.messageId ?? null, rows, [
      ...ends,
      ...lost.map(({ id }) => ({ id, status: 'skipped', reason: 'registered' }) as const),
    ]);
    const granted = paced.filter((row) => !lost.includes(row));
    const { grants, answeredAt } = await this.grant(tx, granted, slots, links);
    if (grants.length === 0 && retryInMs === null) await closeDone(tx, [batchId]);
    const more = rows.length === limit ? 0 : null;
    return {
      grants,
      answeredAt,
      leaseMs: LEASE_SECONDS * 1000,
      retryInMs: retryInMs ?? more,
      batch,
      settledSome: ends.length + lost.length > 0,
    };
  }

  private async pace(tx: EntityManager, wanted: number, single: boolean): Promise<Pace> {
    const rate = this.config.mailRatePerSecond;
    if (rate === undefined || wanted === 0)
      return { slots: Array.from({ length: wanted }, () => null), retryInMs: null };
    return pace(tx, wanted, rate, single);
  }

  private async settle(
    tx: EntityManager,
    messageId: string | null,
    rows: readonly Candidate[],
    ends: readonly ({ id: string } & NotDue)[],
  ): Promise<void> {
    await settle(tx, ends);
    const byId = new Map(rows.map((row) => [row.id, row]));
    await tellOutcomes(
      tx,
      ends.map((end) => ({ ...byId.get(end.id)!, ...end, messageId })),
    );
  }

  private async grant(
    tx: EntityManager,
    rows: readonly Candidate[],
    slots: readonly (number | null)[],
    links: Map<string, MailedLink>,
  ): Promise<Pick<ClaimAnswer, 'grants' | 'answeredAt'>> {
    if (rows.length === 0) return { grants: [], answeredAt: null };
    const leases = await lease(
      tx,
      rows.map(({ id }) => ({
        id,
        invitationId: links.get(id)?.invitationId ?? null,
        linkGeneration: links.get(id)?.generation ?? null,
      })),
    );
    const byId = new Map(leases.map((one) => [one.id, one]));
    const answeredAt = Math.max(...leases.map(({ now }) => now));
    const grants = rows.map((row, place) => {
      const { fence, linkExpiresAt } = byId.get(row.id)!;
      const slot = slots[place] ?? null;
      const sendInMs = slot === null ? null : slot - answeredAt;
      const extra = this.extraValues(row, links.get(row.id), linkExpiresAt);
      return grantOf({ ...row, fence: Number(fence), sendInMs }, extra, this.config);
    });
    return { grants, answeredAt };
  }

  private extraValues(row: Candidate, link: MailedLink | undefined, expiresAt: Date | null): Record<string, string> {
    if (link && expiresAt) {
      const told = { token: link.token, days: row.linkDays!, expiresAt, timezone: row.timezone! };
      return activationValues(told, row.locale, this.config.publicUrl);
    }
    return sealedValues(row.purpose, row.sealedUrl && this.opened(row.sealedUrl));
  }

  /** Null where it was sealed under another LINK_SECRET: then that one mail cannot be made, and the mailer says so. */
  private opened(sealed: Buffer): string | null {
    try {
      return unseal(sealed, this.config.linkSecret);
    } catch {
      return null;
    }
  }
}

function judged(rows: readonly Candidate[]): { going: Candidate[]; ends: ({ id: string } & NotDue)[] } {
  const verdicts = rows.map((row) => ({ row, end: notDue(row) }));
  return {
    going: verdicts.flatMap(({ row, end }) => (end ? [] : [row])),
    ends: verdicts.flatMap(({ row, end }) => (end ? [{ id: row.id, ...end }] : [])),
  };
}
