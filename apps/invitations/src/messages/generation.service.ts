// Generate: the selection is resolved, the content compiled and frozen, and every recipient's row written. Nothing is sent yet.
import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { fullName } from '@portico/contracts/full-name';
import type { GenerateMessage } from '@portico/contracts/queues';
import type { CommunityCard, RecipientCard } from '@portico/contracts/recipients';
import { residentValues } from '@portico/mail/resident-values';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource, type EntityManager } from 'typeorm';
import { contentAttachmentsOf } from '../attachments/attachments.queries';
import { senderOf } from '../communities/mail-community';
import { InvitationsConfig } from '../config';
import { firstRate } from '../relays/relays.queries';
import { batchSize } from '../deliveries/batch';
import { ContentStore } from '../deliveries/content.store';
import { batchesFor, prepareMails, type PreparedFrame, type PreparedMail } from '../deliveries/prepared.queries';
import { ensureStandings } from '../invitations/standings.queries';
import { systemTenant } from '../invitations/system-tenant';
import { remember } from '../topics';
import { advance } from './advance.queries';
import { contentOfMessage } from './content-of-message';
import { noteMessage } from './message-activity.queries';
import { beginGeneration, findMessage, type StoredMessage } from './messages.queries';
import { partsOf, problemOf } from './recipient';
import { recipientFacts } from './recipient-facts.queries';
import { forgetRecipients } from './recipients.queries';

/** Recipients a page: one call to directory and one statement each. */
const PAGE = 2_000;
/** So many new rows change what PostgreSQL should expect. */
const MANY = 1_000;

@Injectable()
export class GenerationService {
  constructor(
    private readonly db: DataSource,
    private readonly directory: DirectoryClient,
    private readonly contents: ContentStore,
    private readonly config: InvitationsConfig,
  ) {}

  /** Begins to generate; the outbox carries it on, whoever leaves the page. */
  async start(tenant: Tenant, messageId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await advance(tx, tenant.organizationId, messageId, 'generate');
      const revision = await beginGeneration(tx, messageId);
      await remember(tx, 'message.generate', { messageId, organizationId: tenant.organizationId, revision });
    });
  }

  /** Writes every recipient's copy. Run again after a crash it begins anew; an edit meanwhile ends it without a trace. */
  async run({ organizationId, messageId, revision }: GenerateMessage): Promise<void> {
    const message = await findMessage(this.db.manager, organizationId, messageId);
    if (!isGenerated(message, revision)) return;
    const tenant = systemTenant(organizationId);
    const community = await this.directory.communityCard(tenant, message.communityId);
    const content = await contentOfMessage(message, community, this.config.publicUrl);
    const contentId = await this.stillMine(message, async (tx) => {
      await forgetRecipients(tx, message.id);
      return this.contents.keep(tx, content, await contentAttachmentsOf(tx, message.id));
    });
    if (contentId === undefined) return;
    const written = await this.writeAll(tenant, message, frameOf(message, community, contentId));
    if (written === undefined) return;
    // The planner must know what came before the first claim asks for it: PostgreSQL's own look may be a minute late.
    if (written >= MANY) await this.db.query('ANALYZE delivery, standing, batch');
    await this.finish(message, contentId);
  }

  /** Back to draft, with the reason, after the last attempt has failed. */
  async fail({ organizationId, messageId, revision }: GenerateMessage): Promise<void> {
    await this.db.transaction(async (tx) => {
      const message = await findMessage(tx, organizationId, messageId, 'FOR UPDATE');
      if (!isGenerated(message, revision)) return;
      await advance(tx, organizationId, messageId, 'generationFailed');
      await forgetRecipients(tx, messageId);
      const error = 'The message could not be generated because a part of the system did not answer. Try again.';
      await tx.query('UPDATE message SET generation_error = $2 WHERE id = $1', [messageId, error]);
      await noteMessage(tx, message, 'message.drafted', null);
    });
  }

  /** @returns how many rows; undefined where an edit ended it */
  private async writeAll(tenant: Tenant, message: StoredMessage, frame: PreparedFrame): Promise<number | undefined> {
    const { communityId, selection } = message;
    const taken = new Set<string>();
    let rows = 0;
    for (const part of partsOf(selection, PAGE)) {
      let cursor: string | undefined;
      do {
        const page = await this.directory.recipientPage(tenant, { communityId, selection: part, limit: PAGE, cursor });
        const written = await this.stillMine(message, async (tx) => {
          await writePage(tx, frame, page.items, taken, batchSize(await firstRate(tx)));
          return true;
        });
        if (!written) return undefined;
        rows += page.items.length;
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
    }
    return rows;
  }

  private async finish(message: StoredMessage, contentId: string): Promise<void> {
    await this.stillMine(message, async (tx) => {
      await advance(tx, message.organizationId, message.id, 'generated');
      await tx.query('UPDATE message SET content_id = $2 WHERE id = $1', [message.id, contentId]);
      await noteMessage(tx, message, 'message.in_review', { kind: 'user', name: message.createdBy });
    });
  }

  /** Runs `work` in a transaction while the message is still being generated from this very text; undefined where it is not. */
  private stillMine<T>(
    { organizationId, id, revision }: StoredMessage,
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T | undefined> {
    return this.db.transaction(async (tx) => {
      const now = await findMessage(tx, organizationId, id, 'FOR UPDATE');
      return isGenerated(now, revision) ? work(tx) : undefined;
    });
  }
}

function isGenerated(message: StoredMessage | undefined, from: number): message is StoredMessage {
  return message?.status === 'generating' && message.revision === from;
}

async function writePage(
  tx: EntityManager,
  frame: PreparedFrame,
  cards: readonly RecipientCard[],
  taken: Set<string>,
  size: number,
): Promise<void> {
  await ensureStandings(tx, cards);
  const facts = await recipientFacts(tx, frame.organizationId, cards);
  const problems = cards.map((card) => problemOf(card, frame.purpose, facts, taken));
  const mailed = problems.filter((problem) => problem === null).length;
  const batches = (await batchesFor(tx, frame.messageId, mailed, size)).values();
  const mails = cards.map((card, place): PreparedMail => {
    const { residentId, email, propertyName, locale } = card;
    const problem = problems[place]!;
    return {
      id: newId(),
      residentId,
      name: fullName(card),
      email,
      propertyName,
      locale,
      values: residentValues(card),
      problem,
      batchId: problem === null ? batches.next().value! : null,
    };
  });
  await prepareMails(tx, frame, mails);
}

function frameOf(message: StoredMessage, community: CommunityCard, contentId: string): PreparedFrame {
  return {
    organizationId: message.organizationId,
    communityId: message.communityId,
    messageId: message.id,
    purpose: message.purpose,
    contentId,
    sender: senderOf(community, message),
    linkDays: community.invitationTtlDays,
    timezone: community.timezone,
  };
}
