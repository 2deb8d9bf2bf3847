import { DirectoryClient } from '@portico/clients/directory-client';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { newId } from '@portico/platform/ids';
import { ServiceClient } from '@portico/platform/service-client';
import { INTERNAL_SECRET, startApp, type TestApp } from '@portico/testing/app';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import { eventually } from '@portico/testing/eventually';
import { DataSource } from 'typeorm';
import { StubDirectory } from '../testing/stub-directory';
import { AppModule } from './app.module';

let database: FreshDatabase;
let service: TestApp;
const directory = new StubDirectory();

beforeAll(async () => {
  database = await freshDatabase();
  const env = {
    DATABASE_URL: database.url,
    DIRECTORY_URL: 'http://127.0.0.1:9',
    PUBLIC_URL: 'https://portal.example',
    LINK_SECRET: 'link-secret-of-the-tests-32-characters',
    MAIL_FROM: 'portal@mail.example',
  };
  service = await startApp(AppModule, env, {
    overrides: (builder) => builder.overrideProvider(DirectoryClient).useValue(directory),
  });
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

describe('the service as a whole', () => {
  it('is ready once it is migrated', async () => {
    expect((await service.http.get('/health/ready')).status).toBe(200);
  });

  it('lets nobody in without the credential of a service', async () => {
    const answer = await service.http.post('/portal/sign-in-links').send({ email: 'ada@example.com' });
    expect(answer.status).toBe(401);
  });

  it('hands a single invitation to the mailer and tells directory by itself, through its outbox', async () => {
    const tenant = { organizationId: newId(), actor: { kind: 'user', id: newId(), name: 'Grace Hopper' } } as const;
    const { residentId } = directory.resident(directory.community(tenant.organizationId));
    const told = jest.spyOn(directory, 'putStandings');
    const http = new ServiceClient({ baseUrl: service.url, caller: 'gateway', secret: INTERNAL_SECRET });
    await new InvitationsClient(http).invite(tenant, residentId);
    expect(directory.standings.get(residentId)).toMatchObject({ invitationOpen: true });
    // Once within the request; what comes after comes from the outbox.
    await eventually(() => expect(told.mock.calls.length).toBeGreaterThan(1));
    const jobs = () =>
      service.get(DataSource).query('SELECT count(*)::int AS count FROM batch WHERE carried_at IS NOT NULL');
    await eventually(async () => expect(await jobs()).toEqual([{ count: 1 }]));
  });
});
