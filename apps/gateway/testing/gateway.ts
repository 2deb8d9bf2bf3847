import { newId } from '@portico/platform/ids';
import { startApp, type TestApp } from '@portico/testing/app';
import { freshDatabase } from '@portico/testing/database';
import { AppModule } from '../src/app.module';
import { configureEdge } from '../src/edge';
import { adminKey, gatewayEnv, ids, type StubServices } from './stub-services';

/** The gateway as it runs, but for the other services. */
export interface Gateway extends TestApp {
  databaseUrl: string;
}

/** Starts the gateway on a database of its own, or as one more on that of `env.DATABASE_URL`; `env`: settings that differ. */
export async function startGateway(services: StubServices, env: Record<string, string> = {}): Promise<Gateway> {
  const own = env['DATABASE_URL'] === undefined ? await freshDatabase() : null;
  const databaseUrl = own?.url ?? env['DATABASE_URL']!;
  const options = { configure: configureEdge, overrides: services.overrides };
  const app = await startApp(AppModule, gatewayEnv(databaseUrl, env), options);
  const close = async (): Promise<void> => {
    await app.close();
    await own?.drop();
  };
  return { ...app, databaseUrl, close };
}

/** The password of the users who are added in tests. */
export const password = 'plum carburetor ox';

/** Adds a user to the first organization: one who may look at one community, but for what `over` says. */
export async function addUserTo({ http }: Gateway, over: object = {}): Promise<{ id: string; email: string }> {
  const email = `user-${newId()}@portico.example`;
  const body = { email, name: 'Grace', role: 'viewer', communityIds: [ids.community], password, ...over };
  const answer = await http
    .post('/api/v1/users')
    .set({ Authorization: `Bearer ${adminKey}` })
    .send(body)
    .expect(201);
  return answer.body as { id: string; email: string };
}
