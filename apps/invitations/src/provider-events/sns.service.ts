import { Injectable, Logger } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import { InvitationsConfig } from '../config';
import { jsonOf, objectOf, type JsonObject } from '../feedback/plain-json';
import { isOfSns, isSignedBy, isSigningCertificate, snsMessageOf, type SnsMessage } from './sns-message';
import { SnsClient } from './sns.client';

/** SNS has a new certificate about once a year. */
const MOST_CERTIFICATES = 20;

/** Opens what SNS posts: of the topics in our settings, signed by SNS. */
@Injectable()
export class Sns {
  private readonly logger = new Logger(Sns.name);
  private readonly certificates = new Map<string, string>();

  constructor(
    private readonly config: InvitationsConfig,
    private readonly client: SnsClient,
  ) {}

  /**
   * Confirms a subscription, where it is asked to.
   *
   * @returns the object that the message is; empty where it is none
   * @throws Problem `feedback.unverified`; `service.unavailable` where SNS cannot be asked
   */
  async open(body: Buffer): Promise<JsonObject> {
    const message = snsMessageOf(jsonOf(body.toString()));
    await this.demandGenuine(message);
    if (message.Type === 'Notification') return objectOf(jsonOf(message.Message));
    if (message.Type === 'SubscriptionConfirmation') await this.subscribe(message);
    return {};
  }

  private async demandGenuine(message: SnsMessage): Promise<void> {
    const { TopicArn, SigningCertURL } = message;
    const topics = this.config.sesTopicArns?.split(',').map((arn) => arn.trim()) ?? [];
    const known = topics.includes(TopicArn) && isSigningCertificate(SigningCertURL, TopicArn);
    const certificate = known ? await this.certificate(SigningCertURL) : null;
    if (certificate === null || !isSignedBy(message, certificate)) throw new Problem('feedback.unverified');
  }

  private async certificate(url: string): Promise<string | null> {
    const kept = this.certificates.get(url);
    if (kept !== undefined) return kept;
    const certificate = await this.client.certificate(url);
    if (certificate === null) return null;
    if (this.certificates.size >= MOST_CERTIFICATES) this.certificates.clear();
    this.certificates.set(url, certificate);
    return certificate;
  }

  private async subscribe({ SubscribeURL, TopicArn }: SnsMessage): Promise<void> {
    if (!isOfSns(SubscribeURL, TopicArn)) throw new Problem('feedback.unverified');
    if (!(await this.client.confirm(SubscribeURL))) throw new Problem('feedback.unverified');
    this.logger.log({ msg: 'a topic of SNS is subscribed to', topic: TopicArn });
  }
}
