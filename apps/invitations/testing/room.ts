// The service as it runs, but for the mailer: its HTTP, its PostgreSQL and its gate are real; directory is stubbed at its client.
import { Global, Module } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { GateClient } from '@portico/clients/gate-client';
import type { Grant } from '@portico/contracts/gate';
import type { SessionStarted } from '@portico/contracts/portal-sessions';
import { DatabaseModule } from '@portico/platform/database';
import { newId } from '@portico/platform/ids';
import { internalGuardProvider } from '@portico/platform/internal.guard';
import { QueueModule } from '@portico/platform/queue';
import type { Tenant } from '@portico/platform/tenant';
import { startApp, type TestApp } from '@portico/testing/app';
import { freshDatabase } from '@portico/testing/database';
import { DataSource } from 'typeorm';
import { AccountMailsModule } from '../src/account-mails/account-mails.module';
import { DeliveriesModule } from '../src/deliveries/deliveries.module';
import { ATTACHMENT_STORE, MESSAGE_FINISHER } from '../src/deliveries/outer-rooms';
import { InvitationsModule } from '../src/invitations/invitations.module';
import { StandingsSync } from '../src/invitations/standings.sync';
import { LocateModule } from '../src/locate/locate.module';
import { migrations } from '../src/migrations/migrations';
import { SingleInvitationsModule } from '../src/single-invitations/single-invitations.module';
import { PasskeysModule } from '../src/passkeys/passkeys.module';
import { PortalModule } from '../src/portal/portal.module';
import { SignInMails } from '../src/portal/sign-in-mails.service';
import { SurroundingsModule } from '../src/surroundings.module';
import type { Handlers } from '../src/topics';
import { clientsOf, type Clients } from './clients';
import { StubDirectory } from './stub-directory';

export const LINK_SECRET = 'link-secret-of-the-tests-32-characters';

@Global()
@Module({
  providers: [
    { provide: MESSAGE_FINISHER, useValue: { finish: () => Promise.resolve() } },
    { provide: ATTACHMENT_STORE, useValue: { read: () => Promise.resolve(null) } },
  ],
  exports: [MESSAGE_FINISHER, ATTACHMENT_STORE],
})
class NoMessages {}

@Module({
  imports: [
    SurroundingsModule,
    DatabaseModule.forService({ schema: 'invitations', migrations }),
    QueueModule.forRoot(),
    NoMessages,
    AccountMailsModule,
    DeliveriesModule,
    InvitationsModule,
    LocateModule,
    SingleInvitationsModule,
    PasskeysModule,
    PortalModule,
  ],
  providers: [internalGuardProvider],
})
class Rooms {}

export interface Room extends Clients {
  app: TestApp;
  db: DataSource;
  directory: StubDirectory;
  tenant: Tenant;
  /** Mails what waits, as a mailer would for which every mail goes well; answers what it was granted. */
  mailAll(): Promise<Grant[]>;
  /** Invites a resident, mails it and answers the raw token of their link. */
  invited(residentId: string, tenant?: Tenant): Promise<string>;
  /** The same, and the resident accepts. */
  joined(residentId: string, tenant?: Tenant): Promise<SessionStarted>;
  /** Carries out what waits in the outbox under one topic. */
  carryOut(topic: keyof Handlers): Promise<void>;
  close(): Promise<void>;
}

/** Opens the service on a database of its own. */
export async function openRoom(): Promise<Room> {
  const database = await freshDatabase();
  const directory = new StubDirectory();
  const env = {
    DATABASE_URL: database.url,
    DIRECTORY_URL: 'http://127.0.0.1:9',
    PUBLIC_URL: 'https://portal.example',
    LINK_SECRET,
    MAIL_FROM: 'portal@mail.example',
  };
  const app = await startApp(Rooms, env, {
    overrides: (builder) => builder.overrideProvider(DirectoryClient).useValue(directory),
  });
  const [db, clients] = [app.get(DataSource), clientsOf(app.url)];
  const { invitations, portal, gate } = clients;
  const handlers: Handlers = { ...app.get(StandingsSync).handlers, ...app.get(SignInMails).handlers };
  const tenant: Tenant = { organizationId: newId(), actor: { kind: 'user', id: newId(), name: 'Grace Hopper' } };
  const invited = async (residentId: string, by = tenant): Promise<string> => {
    await invitations.invite(by, residentId);
    const mails = await mailAll(db, gate);
    return tokenOf(mails.at(-1)!);
  };
  return {
    app,
    db,
    directory,
    ...clients,
    tenant,
    mailAll: () => mailAll(db, gate),
    invited,
    joined: async (residentId, by) => portal.accept({ token: await invited(residentId, by) }),
    carryOut: (topic) => carryOut(db, topic, handlers),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

async function mailAll(db: DataSource, gate: GateClient): Promise<Grant[]> {
  const batches = await db.query<{ id: string }[]>('SELECT id FROM batch WHERE done_at IS NULL ORDER BY id');
  const mailed: Grant[] = [];
  for (const { id: batchId } of batches) {
    const { grants } = await gate.claim({ batchId });
    const outcomes = grants.map(({ deliveryId, fence }) => ({ ...accepted, deliveryId, fence }));
    if (outcomes.length > 0) await gate.report({ batchIds: [batchId], outcomes });
    mailed.push(...grants);
  }
  return mailed;
}

const accepted = { kind: 'accepted', stage: 'data', code: 250, enhancedCode: null, reply: null } as const;

async function carryOut(db: DataSource, topic: keyof Handlers, handlers: Handlers): Promise<void> {
  const rows = await db.query<{ id: string; payload: never }[]>(
    'SELECT id, payload FROM outbox WHERE topic = $1 ORDER BY id',
    [topic],
  );
  await handlers[topic]!(rows.map((row) => row.payload));
  await db.query('DELETE FROM outbox WHERE id = ANY($1)', [rows.map((row) => row.id)]);
}

/** The raw token of the link in a mail. */
export function tokenOf(grant: Grant): string {
  const url = grant.values['activationUrl'] ?? grant.values['signInUrl'];
  return new URL(url!).searchParams.get('token')!;
}
