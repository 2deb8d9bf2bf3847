import { INTERNAL_SECRET } from '@portico/testing/app';
import { join } from 'node:path';
import { DirectoryClient } from '@portico/clients/directory-client';
import { ServiceClient } from '@portico/platform/service-client';
import type { Tenant } from '@portico/platform/tenant';
import { freshDatabase } from '@portico/testing/database';
import type { FreshDatabase } from '@portico/testing/database';
import { tenantOf } from '../../testing/directory';
import { eventually } from '@portico/testing/eventually';
import { freePort } from '@portico/testing/free-port';
import { importEnd, upload } from '../../testing/imports';
import { startProcess } from '@portico/testing/process';
import type { TestProcess } from '@portico/testing/process';
import { Client } from 'pg';

const HOMES = 12_000;

let database: FreshDatabase;
let sql: Client;
let directory: DirectoryClient;
let tenant: Tenant;
let service: TestProcess;

/** The directory service as a process of its own, which can be killed. */
async function start(): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  service = startProcess(join(__dirname, '..', 'main.ts'), {
    DATABASE_URL: database.url,
    INTERNAL_SECRET,
    INVITATIONS_URL: 'http://127.0.0.1:9',
    LOG_LEVEL: 'error',
    PORT: String(port),
  });
  directory = new DirectoryClient(new ServiceClient({ baseUrl: url, caller: 'gateway', secret: INTERNAL_SECRET }));
  await eventually(async () => expect((await fetch(`${url}/health/ready`)).status).toBe(200), { timeoutMs: 30_000 });
}

/** Two people to a home; every tenth owner has a broken email, every hundredth tenant that of the first home. */
function roster(): string {
  const lines = Array.from({ length: HOMES }, (_, i) => {
    const owner = i % 10 === 9 ? 'none' : `owner${i}@example.com`;
    const tenant1 = i % 100 === 99 ? 'owner0@example.com' : `tenant${i}@example.com`;
    return `${i} Elm St,Ada Abbott,${owner},Ivy Moore,${tenant1}`;
  });
  return ['Property,Owner,Owner Email,Tenant,Tenant Email', ...lines].join('\n');
}

beforeAll(async () => {
  database = await freshDatabase();
  sql = new Client({ connectionString: database.url });
  await sql.connect();
});
afterAll(async () => {
  service.kill('SIGKILL');
  await service.ended;
  await sql.end();
  await database.drop();
});

it.each([
  ['an import', false],
  ['a forecast', true],
])(
  'takes %s up again after its process was killed in the middle, with every figure exact',
  async (_, dryRun) => {
    await start();
    tenant = tenantOf((await directory.createOrganization('Acme Management')).id);
    const community = await directory.createCommunity(tenant, { name: 'Maple Court' });
    const id = await upload(directory, tenant, community.id, roster(), { dryRun });
    await eventually(async () => {
      const { status, rows } = await directory.getImport(tenant, id);
      if (status !== 'running' || (!dryRun && rows === 0)) throw new Error(`It is ${status} at ${rows}.`);
    });
    service.kill('SIGKILL');
    await service.ended;
    const { rows: left } = await sql.query<{ status: string; rows: number }>(
      'SELECT status, rows FROM directory.import WHERE id = $1',
      [id],
    );
    expect(left[0]).toMatchObject({ status: 'running' });
    expect(left[0]!.rows).toBeLessThan(HOMES);
    // Spares the test the wait that makes sure that nobody works on it.
    await sql.query(`UPDATE directory.import SET progress_at = now() - interval '20 seconds' WHERE id = $1`, [id]);

    await start();
    const view = await importEnd(directory, tenant, id);
    expect(view).toMatchObject({ status: 'done', rows: HOMES, created: 2 * HOMES, updated: 0, skipped: 0, failed: 0 });
    const codes = view.errors.map(({ code }) => code);
    expect(codes.filter((code) => code === 'email.invalid')).toHaveLength(HOMES / 10);
    expect(codes.filter((code) => code === 'resident.email_taken')).toHaveLength(HOMES / 100);
    expect(codes).toHaveLength(HOMES / 10 + HOMES / 100);
    const { counts } = await directory.getCommunity(tenant, community.id);
    const expected = dryRun ? { properties: 0, residents: 0 } : { properties: HOMES, residents: 2 * HOMES };
    expect(counts).toMatchObject(expected);
    service.kill('SIGTERM');
    await service.ended;
  },
  120_000,
);
