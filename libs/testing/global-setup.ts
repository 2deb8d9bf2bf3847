// Before a test run: the servers; their addresses reach the tests in the environment.
import { chromiumPath } from '../../dev/chromium';
import { hasKubectl } from '../../k8s/rendered';
import { startPostgres } from './postgres-server';
import { startRedis } from './redis-server';
import type { Server } from './redis-server';

declare global {
  var porticoTestServers: Server[] | undefined;
}

/** Uses TEST_DATABASE_URL and REDIS_URL where given. With CI=true a missing Redis or Chromium fails the run instead of being skipped. */
export default async function setup(): Promise<void> {
  if (!chromiumPath()) skip('browser', 'chromium');
  if (!hasKubectl()) tell('Kubernetes', 'kubectl'); // Debian has none that knows components: in CI too it may be missing
  const servers: Server[] = [];
  globalThis.porticoTestServers = servers;
  const start = async (
    variable: string,
    given: string | undefined,
    starter: () => Promise<Server | undefined>,
  ): Promise<void> => {
    const server = given ? undefined : await starter();
    if (server) servers.push(server);
    const url = given || server?.url;
    if (url) process.env[variable] = url;
    else skip('Redis', 'redis-server');
  };
  await Promise.all([
    start('TEST_DATABASE_URL', process.env['TEST_DATABASE_URL'], startPostgres),
    start('TEST_REDIS_URL', process.env['REDIS_URL'], () => startRedis()),
  ]);
  // A test names what its app shall use; nothing of the machine's own settings gets in.
  for (const name of ['REDIS_URL', 'DATABASE_URL', 'SMTP_URL', 'PORT', 'NODE_ENV_FILE']) delete process.env[name];
}

/** @throws Error in CI, where nothing is skipped. */
function skip(tests: string, missing: string): void {
  if (process.env['CI'] === 'true')
    throw new Error(`There is no ${missing}, and in CI the ${tests} tests must not be skipped.`);
  tell(tests, missing);
}

function tell(tests: string, missing: string): void {
  process.stdout.write(`\nThe ${tests} tests are skipped: no ${missing} found\n`);
}
