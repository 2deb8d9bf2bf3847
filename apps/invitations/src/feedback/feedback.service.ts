import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FeedbackAnswer } from '@portico/contracts/feedback';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource, EntityManager } from 'typeorm';
import { InvitationsConfig } from '../config';
import { openStatuses, type StoredStatus } from '../deliveries/delivery';
import { tellOutcomes } from '../deliveries/outcome-news.queries';
import { MESSAGE_FINISHER, type MessageFinisher } from '../deliveries/outer-rooms';
import { suppress } from '../suppressions/suppressions.queries';
import { answerTo } from './answer';
import { readCameBack } from './came-back.reader';
import { effectOf, isAbout, statusAfter } from './effect';
import { isNews, lockReported, noteEvent, settleReported, type ReportedMail } from './feedback.queries';
import { first } from './mail-fields';
import { readReport } from './read-report';
import type { Report } from './report';
import { traceOf } from './trace';

/** A report that says something of a mail. */
type Telling = Exclude<Report, { what: 'nothing' }>;

/** Takes in bounces and complaints: doubled, late and out of order, they lead to the same end. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly db: DataSource,
    private readonly config: InvitationsConfig,
    @Inject(MESSAGE_FINISHER) private readonly finisher: MessageFinisher,
  ) {}

  /** @param raw the mail as it came, RFC 5322 */
  async takeIn(tenant: Tenant, raw: Uint8Array): Promise<FeedbackAnswer> {
    const mail = await readCameBack(raw);
    const report = mail ? readReport(mail) : { what: 'nothing' as const };
    if (!mail || report.what === 'nothing') return answerTo(report, null);
    const trace = traceOf(mail, { bounceDomain: this.config.bounceDomain, secret: this.config.linkSecret });
    if (trace === 'forged' || trace === 'none') return answerTo(report, null);
    const fingerprint = fingerprintOf(report, first(mail.headers, 'message-id') ?? raw);
    const before = await this.db.transaction((tx) => this.apply(tx, tenant, trace.deliveryId, report, fingerprint));
    if (before?.messageId && (openStatuses as readonly StoredStatus[]).includes(before.status)) {
      await this.finisher.finish([before.messageId]);
    }
    return answerTo(report, before?.id ?? null);
  }

  /** @returns the mail as it was before; undefined where it is none of this organization. */
  private async apply(
    tx: EntityManager,
    { organizationId }: Tenant,
    deliveryId: string,
    report: Telling,
    fingerprint: string,
  ): Promise<ReportedMail | undefined> {
    const mail = await lockReported(tx, organizationId, deliveryId);
    if (!mail || !(await isNews(tx, deliveryId, fingerprint))) return mail;
    const effect = effectOf(report, mail.email);
    await noteEvent(tx, deliveryId, effect.event, effect.detail);
    if (isAboutFormerAddress(mail, report)) return mail;
    if (effect.suppress) await suppress(tx, [{ organizationId, emailKey: mail.emailKey, reason: effect.suppress }]);
    const status = effect.act && statusAfter(mail.status, effect.act);
    if (status) {
      await settleReported(tx, mail.id, status, effect.reason);
      await tellOutcomes(tx, [{ ...mail, status, reason: effect.reason }]);
    }
    return mail;
  }
}

/** A late bounce of an address that was corrected since: the mail at the new one is not touched by it. */
function isAboutFormerAddress(mail: ReportedMail, report: Telling): boolean {
  if (!mail.retried || report.what !== 'bounce') return false;
  return (
    report.verdicts.every(({ address }) => address !== null) && !report.verdicts.some((one) => isAbout(one, mail.email))
  );
}

/** The same for each copy of one report, and another for the next report that says the same. */
function fingerprintOf(report: Telling, source: string | Uint8Array): string {
  return createHash('sha256').update(JSON.stringify(report)).update('\n').update(source).digest('hex');
}
