// The end of a send: nobody is left to mail. The summary addresses get their recap, once for each round (B11).
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { MailContent } from '@portico/mail/content';
import { compileRecap } from '@portico/mail/recap-mail';
import { DataSource, type EntityManager } from 'typeorm';
import { announce } from '../webhooks/announce.queries';
import { senderOf } from '../communities/mail-community';
import { InvitationsConfig } from '../config';
import { ContentStore } from '../deliveries/content.store';
import { countsOf } from '../deliveries/tallies.queries';
import { letDuplicatesStepIn } from '../deliveries/duplicates.queries';
import type { MessageFinisher } from '../deliveries/outer-rooms';
import { queueMail } from '../deliveries/queue-mail.queries';
import { systemTenant } from '../invitations/system-tenant';
import { remember, rememberAll, type Handlers } from '../topics';
import { cancelledAndSettled, finishMessages, lockSettled, takeRecap, type FinishedMessage } from './finishing.queries';
import { noteMessage } from './message-activity.queries';
import { findMessage, readMessage, type StoredMessage } from './messages.queries';
import { endOf, figuresOf } from './recap';
import { unreachedOf } from './recap.queries';
import { SelfPauses } from './self-pauses.service';

@Injectable()
export class FinishingService implements MessageFinisher {
  constructor(
    private readonly db: DataSource,
    private readonly directory: DirectoryClient,
    private readonly contents: ContentStore,
    private readonly config: InvitationsConfig,
    private readonly selfPauses: SelfPauses,
  ) {}

  readonly handlers: Handlers = {
    'message.finished': async (payloads) => {
      for (const { organizationId, messageId } of payloads) await this.recap(organizationId, messageId);
    },
  };

  /**
   * Nobody is left to mail: at addresses that got nothing the next who shares them steps in; where there is none it is over. What
   * goes on, and should not, pauses itself.
   */
  async finish(messageIds: string[]): Promise<void> {
    if (messageIds.length === 0) return;
    await this.db.transaction(async (tx) => {
      const settled = await lockSettled(tx, messageIds);
      await rememberAll(tx, 'message.due', await letDuplicatesStepIn(tx, settled));
      for (const finished of await finishMessages(tx, settled)) await this.tell(tx, finished);
      await rememberAll(tx, 'message.finished', await cancelledAndSettled(tx, messageIds));
    });
    await this.selfPauses.look(messageIds);
  }

  /** Mails how the round ended to each summary address. Does nothing before the end, and nothing a second time. */
  async recap(organizationId: string, messageId: string): Promise<void> {
    const message = await findMessage(this.db.manager, organizationId, messageId);
    if (!message || message.summaryTo.length === 0) return;
    const community = await this.directory.communityCard(systemTenant(organizationId), message.communityId);
    await this.db.transaction(async (tx) => {
      if (!(await takeRecap(tx, messageId))) return;
      const content = await this.compile(tx, message, community);
      const contentId = await this.contents.keep(tx, content);
      for (const email of message.summaryTo)
        await queueMail(tx, {
          organizationId,
          communityId: message.communityId,
          purpose: 'recap',
          name: email,
          email,
          locale: null,
          contentId,
          values: {},
          sender: senderOf(community, message),
        });
    });
  }

  private async compile(
    tx: EntityManager,
    message: StoredMessage,
    { name, brandColor }: { name: string; brandColor: string },
  ): Promise<MailContent> {
    const counts = (await countsOf(tx, [message.id])).get(message.id)!;
    const figures = figuresOf(counts);
    return compileRecap({
      end: endOf(message),
      messageSubject: message.subject,
      messageBody: message.body,
      communityName: name,
      brandColor,
      counts: figures,
      people: await unreachedOf(tx, message.id),
      peopleTotal: figures.failed + figures.leftOut,
      url: `${this.config.publicUrl}/messages/${message.id}`,
    });
  }

  private async tell(tx: EntityManager, finished: FinishedMessage): Promise<void> {
    const { messageId, organizationId } = finished;
    const message = await readMessage(tx, organizationId, messageId);
    const counts = (await countsOf(tx, [messageId])).get(messageId);
    await noteMessage(tx, message, 'message.finished', null);
    await remember(tx, 'message.finished', finished);
    const payload = { messageId, communityId: message.communityId, counts };
    await announce(tx, [{ organizationId, event: 'message.finished', payload }]);
  }
}
