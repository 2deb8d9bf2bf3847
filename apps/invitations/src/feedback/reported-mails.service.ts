import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, EntityManager } from 'typeorm';
import { tellOutcomes } from '../deliveries/outcome-news.queries';
import { MESSAGE_FINISHER, type MessageFinisher } from '../deliveries/outer-rooms';
import { end } from '../deliveries/report.queries';
import { suppress } from '../suppressions/suppressions.queries';
import { lockReported, newsAmong, noteEvents, settleReported, type MarkedReport } from './feedback.queries';
import type { Telling } from './report';
import { settlementOf, type ReportedMail } from './reported-mail';

/** A report that was followed back to a mail. */
export type TracedReport = MarkedReport & { report: Telling };

/** How many reports are carried out in one transaction: what it locks others wait for. */
const MOST_AT_ONCE = 200;

/** Commits what reports say of mails, whichever way they came. */
@Injectable()
export class ReportedMails {
  constructor(
    private readonly db: DataSource,
    @Inject(MESSAGE_FINISHER) private readonly finisher: MessageFinisher,
  ) {}

  /**
   * @param organizationId of others no mail is found; null where the reports themselves prove whose mails they are about
   * @returns the mails that were found, as they were before
   */
  async settle(reports: readonly TracedReport[], organizationId: string | null): Promise<ReportedMail[]> {
    const found: ReportedMail[] = [];
    for (let i = 0; i < reports.length; i += MOST_AT_ONCE) {
      const some = reports.slice(i, i + MOST_AT_ONCE);
      found.push(...(await this.db.transaction((tx) => this.commit(tx, some, organizationId))));
    }
    const messageIds = new Set(found.flatMap(({ messageId }) => messageId ?? []));
    if (messageIds.size > 0) await this.finisher.finish([...messageIds]);
    return found;
  }

  private async commit(
    tx: EntityManager,
    reports: readonly TracedReport[],
    organizationId: string | null,
  ): Promise<ReportedMail[]> {
    const ids = new Set(reports.map(({ deliveryId }) => deliveryId));
    const mails = await lockReported(tx, organizationId, [...ids]);
    const byId = new Map(mails.map((mail) => [mail.id, mail]));
    const news = await newsAmong(
      tx,
      reports.filter(({ deliveryId }) => byId.has(deliveryId)),
    );
    const { proven, events, suppressions, changes } = settlementOf(
      news.map(({ deliveryId, report }) => ({ mail: byId.get(deliveryId)!, report })),
    );
    // As the mailer's own report would, which then comes too late: so the end is the same, whichever is first.
    const sent = proven.map((mail) => ({ ...mail, status: 'sent', reason: null }) as const);
    await end(
      tx,
      sent.map(({ id, status, reason }) => ({
        id,
        status,
        reason,
        wait: null,
        counts: true,
        event: status,
        detail: null,
      })),
    );
    await noteEvents(tx, events);
    await suppress(tx, suppressions);
    await settleReported(tx, changes);
    await tellOutcomes(tx, [...sent, ...changes]);
    return mails;
  }
}

/** The same for each copy of one report, and another for the next report that says the same. @param source what tells the two apart */
export function fingerprintOf(report: Telling, source: string | Uint8Array): string {
  return createHash('sha256').update(JSON.stringify(report)).update('\n').update(source).digest('hex');
}
