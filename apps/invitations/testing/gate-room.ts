// The gate as it runs: its HTTP, its PostgreSQL, its outbox and its queue are real; messages are rows that a test writes.
import { Global, Module } from '@nestjs/common';
import { GateClient } from '@portico/clients/gate-client';
import type { UncertainPolicy } from '@portico/contracts/communities';
import type { ClaimAnswer, Grant, Outcome } from '@portico/contracts/gate';
import type { MailContent } from '@portico/mail/content';
import { DatabaseModule } from '@portico/platform/database';
import { newId } from '@portico/platform/ids';
import { internalGuardProvider } from '@portico/platform/internal.guard';
import { OutboxModule } from '@portico/platform/outbox';
import { QueueModule } from '@portico/platform/queue';
import { ServiceClient } from '@portico/platform/service-client';
import { INTERNAL_SECRET, startApp, type TestApp } from '@portico/testing/app';
import { DataSource } from 'typeorm';
import { ContentStore } from '../src/deliveries/content.store';
import { DeliveriesModule } from '../src/deliveries/deliveries.module';
import { HandOut } from '../src/deliveries/hand-out.service';
import { ATTACHMENT_STORE, MESSAGE_FINISHER } from '../src/deliveries/outer-rooms';
import { newBatches, prepareMails } from '../src/deliveries/prepared.queries';
import { queueMail, type QueuedMail } from '../src/deliveries/queue-mail.queries';
import { ensureStandings } from '../src/invitations/standings.queries';
import { migrations } from '../src/migrations/migrations';
import { RelaysService } from '../src/relays/relays.service';
import { SurroundingsModule } from '../src/surroundings.module';
import { remember, topics } from '../src/topics';

export const LINK_SECRET = 'link-secret-of-the-tests-32-characters';

/** Whom the gate told that a message may be finished, and the bytes of attachments, by id. */
export const finished: string[] = [];
export const attachments = new Map<string, Uint8Array>();

@Global()
@Module({
  providers: [
    { provide: MESSAGE_FINISHER, useValue: { finish: async (ids: string[]) => void finished.push(...ids) } },
    { provide: ATTACHMENT_STORE, useValue: { read: async (id: string) => attachments.get(id) ?? null } },
  ],
  exports: [MESSAGE_FINISHER, ATTACHMENT_STORE],
})
class OuterRooms {}

@Module({
  imports: [
    SurroundingsModule,
    DatabaseModule.forService({ schema: 'invitations', migrations }),
    QueueModule.forRoot(),
    OuterRooms,
    DeliveriesModule,
    OutboxModule.forTopics({
      topics: { 'batch.due': topics['batch.due'], 'message.due': topics['message.due'] },
      imports: [DeliveriesModule],
      features: [HandOut],
    }),
  ],
  providers: [internalGuardProvider],
})
class GateRoomModule {}

export interface GateRoom {
  app: TestApp;
  db: DataSource;
  gate: GateClient;
  relays: RelaysService;
  close(): Promise<void>;
}

/** Opens the gate on a database; `env` adds settings such as MAIL_RATE_PER_SECOND. */
export async function openGateRoom(env: Record<string, string>): Promise<GateRoom> {
  const app = await startApp(GateRoomModule, {
    DIRECTORY_URL: 'http://127.0.0.1:9',
    PUBLIC_URL: 'https://portal.example',
    LINK_SECRET,
    MAIL_FROM: 'portal@mail.example',
    ...env,
  });
  const gate = new GateClient(new ServiceClient({ baseUrl: app.url, caller: 'mailer', secret: INTERNAL_SECRET }));
  return { app, db: app.get(DataSource), gate, relays: app.get(RelaysService), close: () => app.close() };
}

/** A mail of a few words, with the slots that the gate fills. */
export const content: MailContent = {
  en: {
    subject: ['Welcome ', { slot: 'firstName', as: 'header' }],
    html: [
      '<p>',
      { slot: 'firstName', as: 'html' },
      '</p><a href="',
      { slot: 'activationUrl', as: 'html' },
      '">Activate My Account</a>',
    ],
    text: [
      { slot: 'activationUrl', as: 'text' },
      ' until ',
      { slot: 'expiresAt', as: 'text' },
      ', ',
      { slot: 'linkDays', as: 'text' },
    ],
  },
  es: { subject: ['Hola'], html: [{ slot: 'activationUrl', as: 'html' }], text: [{ slot: 'expiresAt', as: 'text' }] },
};

const notice: MailContent = {
  en: { subject: ['Welcome'], html: [{ slot: 'firstName', as: 'html' }], text: [{ slot: 'firstName', as: 'text' }] },
  es: { subject: ['Hola'], html: [{ slot: 'firstName', as: 'html' }], text: [{ slot: 'firstName', as: 'text' }] },
};

/** A message as Send leaves it: its rows prepared, its status `sending`. */
export interface SentMessage {
  id: string;
  organizationId: string;
  communityId: string;
  residentIds: string[];
  /** In the order in which they are mailed. */
  deliveryIds: string[];
}

export interface MessageOptions {
  recipients: number;
  purpose?: 'invitation' | 'notice';
  status?: string;
  /** Mails these residents instead of new ones. */
  to?: SentMessage;
  locale?: string;
  parts?: MailContent;
  onUncertain?: UncertainPolicy;
}

/** Writes a message and its rows; nothing is handed out yet. */
export async function writeMessage(room: GateRoom, options: MessageOptions): Promise<SentMessage> {
  const { purpose = 'invitation', status = 'sending', onUncertain = 'resend', to, locale = null } = options;
  const parts = options.parts ?? (purpose === 'notice' ? notice : content);
  const [id, organizationId, communityId] = [newId(), to?.organizationId ?? newId(), to?.communityId ?? newId()];
  const residentIds = to?.residentIds ?? Array.from({ length: options.recipients }, newId);
  const deliveryIds = residentIds.map(() => newId());
  await room.db.transaction(async (tx) => {
    await tx.query(
      `INSERT INTO message (id, organization_id, community_id, purpose, status, subject, body, selection, created_by, started_at, start_priority,
                            on_uncertain)
       VALUES ($1, $2, $3, $4, $5, 'Welcome', 'Hello', '{}', 'Grace Hopper', clock_timestamp(), 1, $6)`,
      [id, organizationId, communityId, purpose, status, onUncertain],
    );
    const shared = {
      organizationId,
      communityId,
      propertyId: communityId,
      propertyName: '1 Maple Street',
      kind: 'owner' as const,
    };
    const people = residentIds.map((residentId) => ({ residentId, email: addressOf(residentId) }));
    await ensureStandings(
      tx,
      people.map((one) => ({ ...shared, ...one, firstName: 'Ada', lastName: 'Byron', locale })),
    );
    const contentId = await room.app.get(ContentStore).keep(tx, parts);
    await prepareMails(
      tx,
      {
        organizationId,
        communityId,
        messageId: id,
        purpose,
        contentId,
        sender: { name: 'Maple Court', replyTo: 'office@maple.example' },
        linkDays: 7,
        timezone: 'America/Los_Angeles',
      },
      people.map(({ residentId, email }, place) => ({
        id: deliveryIds[place]!,
        residentId,
        email,
        name: 'Ada Byron',
        propertyName: '1 Maple Street',
        locale,
        values: { firstName: 'Ada' },
        problem: null,
        batchId: null,
      })),
    );
  });
  return { id, organizationId, communityId, residentIds, deliveryIds };
}

/** The address that `writeMessage` gives a resident. */
export function addressOf(residentId: string): string {
  return `ada.${residentId}@example.com`;
}

/** Queues a single mail, and answers its id and that of its batch. */
export async function queueSingle(
  room: GateRoom,
  mail: Partial<QueuedMail> & Pick<QueuedMail, 'purpose'>,
): Promise<{ id: string; batchId: string }> {
  const id = await room.db.transaction(async (tx) =>
    queueMail(tx, {
      organizationId: newId(),
      communityId: null,
      name: 'Ada Byron',
      email: 'ada@example.com',
      locale: null,
      contentId: await room.app.get(ContentStore).keep(tx, content),
      values: { firstName: 'Ada' },
      sender: { name: 'Portico', replyTo: null },
      ...mail,
    }),
  );
  const [row] = await room.db.query<{ batchId: string }[]>('SELECT batch_id AS "batchId" FROM delivery WHERE id = $1', [
    id,
  ]);
  return { id, batchId: row!.batchId };
}

/** Cuts a message into batches by hand, to claim them by hand: no job is made. */
export function cutByHand(room: GateRoom, message: SentMessage, size = 100): Promise<string[]> {
  return room.db.transaction((tx) => newBatches(tx, message.id, size));
}

/** Has a message handed out, as Send does. */
export function handOut(room: GateRoom, message: SentMessage): Promise<void> {
  return room.db.transaction((tx) => remember(tx, 'message.due', { messageId: message.id }));
}

/** How many rows of a message are in each status. */
export async function statusesOf(room: GateRoom, message: { id: string }): Promise<Record<string, number>> {
  const rows = await room.db.query<{ status: string; reason: string | null; count: number }[]>(
    `SELECT status || coalesce(': ' || reason, '') AS status, count(*)::int AS count FROM delivery
      WHERE message_id = $1 GROUP BY 1 ORDER BY 1`,
    [message.id],
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}

const silence = { stage: null, code: null, enhancedCode: null, reply: null } as const;

/** What became of a grant, accepted where nothing else is said. */
export function outcomeOf({ deliveryId, fence }: Grant, facts: Partial<Outcome> = {}): Outcome {
  return { ...silence, kind: 'accepted', ...facts, deliveryId, fence };
}

/** Claims a batch and reports one outcome for all that was granted. */
export async function sendByHand(room: GateRoom, batchId: string, facts: Partial<Outcome> = {}): Promise<ClaimAnswer> {
  const answer = await room.gate.claim({ batchId });
  const outcomes = answer.grants.map((grant) => outcomeOf(grant, facts));
  await room.gate.report({ batchIds: [batchId], outcomes });
  return answer;
}
