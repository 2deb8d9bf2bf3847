import { Injectable } from '@nestjs/common';
import type { FeedbackAnswer } from '@portico/contracts/feedback';
import type { Tenant } from '@portico/platform/tenant';
import { InvitationsConfig } from '../config';
import { answerTo } from './answer';
import { readCameBack } from './came-back.reader';
import { first } from './mail-fields';
import { readReport } from './read-report';
import { fingerprintOf, ReportedMails } from './reported-mails.service';
import { traceOf } from './trace';

/** Takes in bounces and complaints that are mails. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly config: InvitationsConfig,
    private readonly mails: ReportedMails,
  ) {}

  /** @param raw the mail as it came, RFC 5322 */
  takeIn(tenant: Tenant, raw: Uint8Array): Promise<FeedbackAnswer> {
    return this.take(raw, tenant.organizationId);
  }

  /** A mail that came to one of our return paths, which says by itself whose it is. */
  takeInAt(returnPath: string, raw: Uint8Array): Promise<FeedbackAnswer> {
    return this.take(raw, null, returnPath);
  }

  private async take(raw: Uint8Array, organizationId: string | null, cameTo?: string): Promise<FeedbackAnswer> {
    const mail = await readCameBack(raw);
    const report = mail ? readReport(mail) : { what: 'nothing' as const };
    if (!mail || report.what === 'nothing') return answerTo(report, null);
    const keys = { bounceDomain: this.config.bounceDomain, secret: this.config.linkSecret };
    const trace = traceOf(mail, keys, cameTo);
    if (trace === 'forged' || trace === 'none') return answerTo(report, null);
    const fingerprint = fingerprintOf(report, first(mail.headers, 'message-id') ?? raw);
    const [found] = await this.mails.settle([{ ...trace, report, fingerprint }], organizationId);
    return answerTo(report, found?.id ?? null);
  }
}
