// The whole service as it runs, queue and outbox included; a mailer that a test steers, and directory stubbed at its client.
import { DirectoryClient } from '@portico/clients/directory-client';
import { GateClient } from '@portico/clients/gate-client';
import type { Grant, Outcome } from '@portico/contracts/gate';
import type { MessageBody, MessageStatus, MessageView } from '@portico/contracts/messages';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { startApp, type TestApp } from '@portico/testing/app';
import { freshDatabase } from '@portico/testing/database';
import { eventually } from '@portico/testing/eventually';
import { DataSource } from 'typeorm';
import { AppModule } from '../src/app.module';
import { clientsOf, type Clients } from './clients';
import { LINK_SECRET } from './room';
import { StubDirectory } from './stub-directory';

const accepted = { kind: 'accepted', stage: 'data', code: 250, enhancedCode: null, reply: null } as const;

export type Answer = Omit<Outcome, 'deliveryId' | 'fence'>;

export interface MessageRoom extends Clients {
  app: TestApp;
  db: DataSource;
  directory: StubDirectory;
  tenant: Tenant;
  /** Another organization's staff. */
  stranger: Tenant;
  draft(communityId: string, body?: Partial<MessageBody>): Promise<MessageView>;
  /** A draft, generated. */
  reviewed(communityId: string, body?: Partial<MessageBody>): Promise<MessageView>;
  /** Waits until the message is in this state. */
  reaches(messageId: string, status: MessageStatus): Promise<MessageView>;
  /** Mails what waits, `answer` says how the relay takes each mail; answers what was granted. */
  mailAll(answer?: (grant: Grant) => Answer): Promise<Grant[]>;
  close(): Promise<void>;
}

/** Opens the service on a database of its own; the queues are in it too, unless `env` says otherwise. */
export async function openMessageRoom(env: Record<string, string> = {}): Promise<MessageRoom> {
  const database = await freshDatabase();
  const directory = new StubDirectory();
  const settings = {
    DATABASE_URL: database.url,
    DIRECTORY_URL: 'http://127.0.0.1:9',
    PUBLIC_URL: 'https://portal.example',
    LINK_SECRET,
    MAIL_FROM: 'portal@mail.example',
    ...env,
  };
  const app = await startApp(AppModule, settings, {
    overrides: (builder) => builder.overrideProvider(DirectoryClient).useValue(directory),
  });
  const [db, clients] = [app.get(DataSource), clientsOf(app.url)];
  const { invitations, gate } = clients;
  const [tenant, stranger] = [tenantOf('Grace Hopper'), tenantOf('Mallory')];

  const reaches = (messageId: string, status: MessageStatus): Promise<MessageView> =>
    eventually(async () => {
      const message = await invitations.getMessage(tenant, messageId);
      expect(message.status).toBe(status);
      return message;
    });
  const draft = (communityId: string, body: Partial<MessageBody> = {}): Promise<MessageView> =>
    invitations.createMessage(tenant, communityId, { purpose: 'invitation', selection: { filter: {} }, ...body });
  const reviewed = async (communityId: string, body: Partial<MessageBody> = {}): Promise<MessageView> => {
    const { id } = await draft(communityId, body);
    await invitations.generate(tenant, id);
    return reaches(id, 'in_review');
  };
  return {
    app,
    db,
    directory,
    ...clients,
    tenant,
    stranger,
    draft,
    reviewed,
    reaches,
    mailAll: (answer = () => accepted) => mailAll(db, gate, answer),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

function tenantOf(name: string): Tenant {
  return { organizationId: newId(), actor: { kind: 'user', id: newId(), name } };
}

/** Once the outbox has handed out what waits: each open batch is claimed and reported as a mailer does. */
async function mailAll(db: DataSource, gate: GateClient, answer: (grant: Grant) => Answer): Promise<Grant[]> {
  await eventually(async () => {
    expect(
      await db.query(`SELECT id FROM outbox WHERE topic IN ('message.due', 'batch.due', 'message.finished')`),
    ).toEqual([]);
  });
  const mailed: Grant[] = [];
  for (const { id: batchId } of await db.query<{ id: string }[]>(
    'SELECT id FROM batch WHERE done_at IS NULL ORDER BY id',
  )) {
    const { grants } = await gate.claim({ batchId });
    const outcomes = grants.map((grant) => ({ ...answer(grant), deliveryId: grant.deliveryId, fence: grant.fence }));
    if (outcomes.length > 0) await gate.report({ batchIds: [batchId], outcomes });
    mailed.push(...grants);
  }
  return mailed;
}
