// The one gate: nothing is mailed without a grant. Who may be mailed now is decided here, on rows that are locked meanwhile.
import { Inject, Injectable } from '@nestjs/common';
import type { ClaimAnswer, ClaimBody, IntendAnswer, IntendBody } from '@portico/contracts/gate';
import { unseal } from '@portico/platform/seal';
import { DataSource, EntityManager } from 'typeorm';
import { InvitationsConfig } from '../config';
import { takeProbe } from '../relays/relay-health.queries';
import { batchPriority, LEASE_SECONDS } from './batch';
import { advanceVirtualTime, closeDone } from './batches.queries';
import { linksOf, type MailedLink } from './claim-links.queries';
import {
  lease,
  lockCandidates,
  claimBatch,
  settle,
  type Candidate,
  type ClaimedBatch,
  type OpenRelay,
} from './claim.queries';
import { notDue, type NotDue } from './due';
import { activationValues, grantOf, sealedValues } from './grant';
import { intend } from './intents.queries';
import { tellOutcomes } from './outcome-news.queries';
import { MESSAGE_FINISHER, type MessageFinisher } from './outer-rooms';
import { paced, turnOf, type Paced } from './paced.queries';

const MOST_AT_ONCE = 1_000;
/** Who has so many mails before them gets no slot for long: of their batch one row is looked at, to tell when. */
const FAR_BEHIND = 1_000;
/** While no relay takes anything, come again after so long. */
const NO_RELAY_MS = 5_000;
const nothing = { grants: [], relay: null, answeredAt: null, leaseMs: LEASE_SECONDS * 1000 };

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
   * A batch whose message does not send has no grants: its job ends, and who resumes the message hands it out again. Where every relay
   * is paused or broken all stays as it is.
   */
  async claim({ batchId, limit = MOST_AT_ONCE }: ClaimBody): Promise<ClaimAnswer> {
    const { batch, settledSome, ...answer } = await this.db.transaction((tx) => this.decide(tx, batchId, limit));
    if (batch?.startPriority != null && answer.grants.length > 0) {
      await advanceVirtualTime(this.db.manager, batchPriority(batch.startPriority, batch.number));
    }
    if (settledSome && batch?.messageId) await this.finisher.finish([batch.messageId]);
    return answer;
  }

  /** Takes the intents of mails that are still granted: from here on each may have left, whatever becomes of its mailer. */
  async intend({ intents }: IntendBody): Promise<IntendAnswer> {
    return { deliveryIds: await intend(this.db.manager, intents) };
  }

  private async decide(tx: EntityManager, batchId: string, limit: number): Promise<Claimed> {
    const batch = await claimBatch(tx, batchId);
    if (batch?.relay) return this.decideOver(tx, batchId, batch, batch.relay, batch.relay.probe ? 1 : limit);
    if (!batch) await closeDone(tx, [batchId]);
    return { ...nothing, retryInMs: batch ? NO_RELAY_MS : null, batch, settledSome: false };
  }

  private async decideOver(
    tx: EntityManager,
    batchId: string,
    batch: ClaimedBatch,
    relay: OpenRelay,
    limit: number,
  ): Promise<Claimed> {
    const turn = await turnOf(tx, batchId, batch, relay);
    const most = relay.limits.includes('*') && turn.mailsBefore >= FAR_BEHIND ? 1 : limit;
    const rows = await lockCandidates(tx, batchId, most);
    const { mayGo, ends } = await this.judged(tx, relay, rows);
    const { going, retryInMs, turnInMs } = await paced(tx, batchId, relay, mayGo, turn);
    const links = await linksOf(
      tx,
      this.config.linkSecret,
      going.map(({ row }) => row),
    );
    const lost = going.filter(({ row }) => row.purpose === 'invitation' && !links.has(row.id));
    await this.settle(tx, batch.messageId, rows, [
      ...ends,
      ...lost.map(({ row }) => ({ id: row.id, status: 'skipped', reason: 'registered' }) as const),
    ]);
    const granted = going.filter((one) => !lost.includes(one));
    const answer = granted.length === 0 ? nothing : await this.grant(tx, batch, relay, granted, links);
    // Who waits for the relay would be seen again: only where nobody does, the next of the batch are looked at.
    const again = retryInMs ?? (rows.length === most ? 0 : turnInMs);
    if (granted.length === 0 && again === null) await closeDone(tx, [batchId]);
    return { ...answer, retryInMs: again, batch, settledSome: ends.length + lost.length > 0 };
  }

  /** Of a broken relay one mail is the probe; where another claim has it, nothing goes. */
  private async judged(
    tx: EntityManager,
    relay: OpenRelay,
    rows: readonly Candidate[],
  ): Promise<{ mayGo: Candidate[]; ends: ({ id: string } & NotDue)[] }> {
    const verdicts = rows.map((row) => ({ row, end: notDue(row) }));
    const mayGo = verdicts.flatMap(({ row, end }) => (end ? [] : [row]));
    const ends = verdicts.flatMap(({ row, end }) => (end ? [{ id: row.id, ...end }] : []));
    const [first] = mayGo;
    if (relay.probe && first && !(await takeProbe(tx, relay.id, first.id))) return { mayGo: [], ends };
    return { mayGo, ends };
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
    { holds }: ClaimedBatch,
    { id, version }: OpenRelay,
    going: Paced['going'],
    links: Map<string, MailedLink>,
  ): Promise<Omit<ClaimAnswer, 'retryInMs'>> {
    const leases = await lease(
      tx,
      id,
      going.map(({ row }) => ({
        id: row.id,
        invitationId: links.get(row.id)?.invitationId ?? null,
        linkGeneration: links.get(row.id)?.generation ?? null,
      })),
    );
    const byId = new Map(leases.map((one) => [one.id, one]));
    const answeredAt = Math.max(...leases.map(({ now }) => now));
    const grants = going.map(({ row, slot }) => {
      const { fence, linkExpiresAt } = byId.get(row.id)!;
      const sendInMs = slot === null ? null : slot - answeredAt;
      const extra = this.extraValues(row, links.get(row.id), linkExpiresAt);
      return grantOf({ ...row, fence: Number(fence), sendInMs, intent: holds }, extra, this.config);
    });
    return { grants, relay: { id, version }, answeredAt, leaseMs: LEASE_SECONDS * 1000 };
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
