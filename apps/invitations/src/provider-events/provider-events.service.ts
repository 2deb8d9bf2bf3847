import { Injectable } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import type { MailProvider, ProofHeader } from '@portico/contracts/provider-events';
import { hashOf, sameSecret } from '@portico/platform/secret';
import { EntityManager } from 'typeorm';
import { InvitationsConfig } from '../config';
import { jsonOf } from '../feedback/plain-json';
import { fingerprintOf, ReportedMails, type TracedReport } from '../feedback/reported-mails.service';
import { traceOfMarks } from '../feedback/trace';
import { mailgunEvents } from './mailgun-events';
import { MAILGUN_WINDOW_SECONDS, mailgunTokenOf } from './mailgun-signature';
import { postmarkEvents } from './postmark-events';
import { passwordIn } from './postmark-password';
import type { ProviderEvent } from './provider-event';
import { takeToken } from './provider-tokens.queries';
import { sendgridEvents } from './sendgrid-events';
import { isFromSendgrid } from './sendgrid-signature';
import { sesEvents } from './ses-events';
import { Sns } from './sns.service';

/** What was posted: the bytes, and the headers that prove who did. */
export interface Posted {
  body: Buffer;
  header: (name: ProofHeader) => string;
}

/** Takes in what mail providers tell of mails. Who they are is proven by what each signs with; whose mail it is, by the mail itself. */
@Injectable()
export class ProviderEvents {
  constructor(
    private readonly config: InvitationsConfig,
    private readonly manager: EntityManager,
    private readonly sns: Sns,
    private readonly mails: ReportedMails,
  ) {}

  /** Done when it is committed. @throws Problem `route.not_found` for a provider without its setting, `feedback.unverified` */
  async takeIn(provider: MailProvider, posted: Posted): Promise<void> {
    const events = await this.opened(provider, posted);
    const reports = events.flatMap((event) => this.traced(provider, event));
    await this.mails.settle(reports, null);
  }

  private async opened(provider: MailProvider, posted: Posted): Promise<ProviderEvent[]> {
    const { sesTopicArns, sendgridWebhookKey, mailgunSigningKey, postmarkWebhookToken } = this.config;
    if (provider === 'ses' && sesTopicArns) return sesEvents(await this.sns.open(posted.body));
    if (provider === 'sendgrid' && sendgridWebhookKey) return openedSendgrid(posted, sendgridWebhookKey);
    if (provider === 'mailgun' && mailgunSigningKey) return this.openedMailgun(posted, mailgunSigningKey);
    if (provider === 'postmark' && postmarkWebhookToken) return openedPostmark(posted, postmarkWebhookToken);
    throw new Problem('route.not_found');
  }

  private async openedMailgun({ body }: Posted, signingKey: string): Promise<ProviderEvent[]> {
    const said = jsonOf(body.toString());
    const token = mailgunTokenOf(said, signingKey, Date.now());
    demand(token !== null);
    const once = { token: hashOf(token), body: hashOf(body.toString()), windowSeconds: MAILGUN_WINDOW_SECONDS };
    demand(await takeToken(this.manager, once));
    return mailgunEvents(said);
  }

  private traced(provider: MailProvider, { id, mail, report }: ProviderEvent): TracedReport[] {
    const trace = traceOfMarks(mail, { bounceDomain: this.config.bounceDomain, secret: this.config.linkSecret });
    if (report.what === 'nothing' || trace === 'forged' || trace === 'none') return [];
    return [{ ...trace, report, fingerprint: fingerprintOf(report, `${provider} ${id}`) }];
  }
}

function openedSendgrid({ body, header }: Posted, key: string): ProviderEvent[] {
  const timestamp = header('x-twilio-email-event-webhook-timestamp');
  demand(isFromSendgrid(body, timestamp, header('x-twilio-email-event-webhook-signature'), key));
  return sendgridEvents(jsonOf(body.toString()));
}

function openedPostmark({ body, header }: Posted, token: string): ProviderEvent[] {
  demand(sameSecret(passwordIn(header('authorization')), token));
  return postmarkEvents(jsonOf(body.toString()));
}

function demand(proven: boolean): asserts proven {
  if (!proven) throw new Problem('feedback.unverified');
}
