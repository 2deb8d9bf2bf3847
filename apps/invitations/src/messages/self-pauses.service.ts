// A message that goes wrong pauses itself, and says so to those who answer for it.
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { normalizeEmail } from '@portico/contracts/email';
import { localeOf, type SlotValues } from '@portico/mail/content';
import { compileSelfPause, selfPauseValues } from '@portico/mail/self-pause-mail';
import { DataSource, type EntityManager } from 'typeorm';
import { senderOf } from '../communities/mail-community';
import { InvitationsConfig } from '../config';
import { ContentStore } from '../deliveries/content.store';
import { queueMails } from '../deliveries/queue-mail.queries';
import { countsOf } from '../deliveries/tallies.queries';
import { systemTenant } from '../invitations/system-tenant';
import { remember, type Handlers } from '../topics';
import { advance } from './advance.queries';
import { noteAct } from './message-activity.queries';
import { findMessage, type StoredMessage } from './messages.queries';
import { waitingOf } from './progress';
import { figuresOfMessage, lockSending, notePause, takePauseNotice, troubledAmong } from './self-pause.queries';

@Injectable()
export class SelfPauses {
  constructor(
    private readonly db: DataSource,
    private readonly directory: DirectoryClient,
    private readonly contents: ContentStore,
    private readonly config: InvitationsConfig,
  ) {}

  readonly handlers: Handlers = {
    'message.paused': async (payloads) => {
      for (const { organizationId, messageId } of payloads) await this.tell(organizationId, messageId);
    },
  };

  /** Pauses those of these messages that send and should not. Looked at without a lock first: nearly always there are none. */
  async look(messageIds: readonly string[]): Promise<void> {
    const suspects = (await troubledAmong(this.db.manager, messageIds)).map(({ messageId }) => messageId);
    if (suspects.length === 0) return;
    await this.db.transaction(async (tx) => {
      await lockSending(tx, suspects);
      for (const { because, ...message } of await troubledAmong(tx, suspects)) {
        const { organizationId, messageId } = message;
        await advance(tx, organizationId, messageId, 'pause');
        await notePause(tx, messageId, because);
        await noteAct(tx, systemTenant(organizationId), messageId, 'message.paused');
        await remember(tx, 'message.paused', message);
      }
    });
  }

  /** Mails it, once, to whoever sent the message and to its summary addresses. */
  async tell(organizationId: string, messageId: string): Promise<void> {
    const message = await findMessage(this.db.manager, organizationId, messageId);
    if (!message?.pausedBecause) return;
    const [because, to] = [message.pausedBecause, answerableFor(message)];
    const community = await this.directory.communityCard(systemTenant(organizationId), message.communityId);
    await this.db.transaction(async (tx) => {
      if (!(await takePauseNotice(tx, messageId))) return;
      const contentId = await this.contents.keep(tx, await compileSelfPause(because));
      const values = await this.valuesOf(tx, message, community.name);
      const sender = senderOf(community, message);
      const shared = { organizationId, communityId: community.id, purpose: 'recap', locale: null, contentId } as const;
      await queueMails(
        tx,
        to.map((email) => ({ ...shared, name: email, email, values, sender })),
      );
    });
  }

  private async valuesOf(tx: EntityManager, message: StoredMessage, communityName: string): Promise<SlotValues> {
    const figures = await figuresOfMessage(tx, message.id);
    const counts = (await countsOf(tx, [message.id])).get(message.id)!;
    const [bad, tried] =
      message.pausedBecause === 'complaints'
        ? [figures.complaints, figures.sent]
        : [figures.hardBounces, figures.final];
    const pause = { messageSubject: message.subject, communityName, bad, tried, waiting: waitingOf(counts) };
    return selfPauseValues({ ...pause, url: `${this.config.publicUrl}/messages/${message.id}` }, localeOf(null));
  }
}

/** Each address once, however it is written. */
function answerableFor({ sentByEmail, summaryTo }: StoredMessage): string[] {
  const addresses = sentByEmail === null ? summaryTo : [sentByEmail, ...summaryTo];
  return [...new Map(addresses.map((address) => [normalizeEmail(address), address])).values()];
}
