import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { InvitationsConfig } from '../config';
import { MOST_BYTES } from '../feedback/came-back.reader';
import { FeedbackService } from '../feedback/feedback.service';
import { InboxServer } from './inbox.server';
import { isOurReturnPath } from './mailbox';

/** Longer than any transaction of ours takes. One that is committed later all the same is known again when its copy comes. */
const COMMIT_MS = 30_000;

/** Where bounces come in by SMTP: on BOUNCE_PORT, where that is set. */
@Injectable()
export class BounceInbox implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(BounceInbox.name);
  private server: InboxServer | undefined;

  constructor(
    private readonly config: InvitationsConfig,
    private readonly feedback: FeedbackService,
  ) {}

  /** The port it listens on; undefined where it does not. */
  get port(): number | undefined {
    return this.server?.port;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { bouncePort, bounceDomain: domain, host, linkSecret } = this.config;
    if (bouncePort === undefined || domain === undefined) return;
    this.server = new InboxServer({
      name: domain,
      mostBytes: MOST_BYTES,
      knows: (recipient) => isOurReturnPath(recipient, domain, linkSecret),
      take: (recipient, mail) => this.take(recipient, mail),
    });
    await this.server.listen(bouncePort, host);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.server?.close();
  }

  private async take(recipient: string, mail: Buffer): Promise<void> {
    try {
      const { kind, reason, matched } = await within(COMMIT_MS, this.feedback.takeInAt(recipient, mail));
      this.logger.log({ msg: 'a mail came back', kind, reason, matched });
    } catch (error) {
      this.logger.warn({ msg: 'a mail that came back could not be taken in; its sender keeps it', err: error });
      throw error;
    }
  }
}

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database took too long')), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
