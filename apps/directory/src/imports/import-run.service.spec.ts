import type { ResidentView } from '@portico/contracts/residents';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { communityWith, startDirectory } from '../../testing/directory';
import type { DirectoryRig } from '../../testing/directory';
import { eventually } from '@portico/testing/eventually';
import { figuresOf, importCsv, importEnd, upload } from '../../testing/imports';
import { AppModule } from '../app.module';
import { lockCommunity } from '../communities/communities.queries';
import { claimEmails } from '../residents/email-claims.queries';
import { ImportQueue } from './import-queue.service';
import { ImportRun } from './import-run.service';
import { beginReceiving } from './imports.queries';

let rig: DirectoryRig;
let tenant: Tenant;
let community: string;

beforeAll(async () => {
  rig = await startDirectory(AppModule);
  rig.app.app.useLogger(false);
});
beforeEach(async () => {
  await rig.quiet();
  tenant = await rig.tenant();
  community = (await communityWith(rig.directory, tenant, [])).id;
});
afterAll(() => rig.close());

const run = (csv: string | Uint8Array, options: Parameters<typeof upload>[4] = {}) => {
  return importCsv(rig.directory, tenant, community, csv, options);
};
const residents = async (): Promise<ResidentView[]> => {
  return (await rig.directory.listResidents(tenant, community, { limit: 200, sort: 'createdAt' })).items;
};
/** Spares the tests the wait that makes sure that nobody works on an import. */
const nobodyMovedItFor20Seconds = async (id: string): Promise<void> => {
  await rig.db.query(`UPDATE import SET progress_at = now() - interval '20 seconds' WHERE id = $1`, [id]);
  await rig.app.get(ImportQueue).takeUpStuck();
};

describe('invitations', () => {
  it('go to those who are created with an email, where they are asked for', async () => {
    await run('Property,Name,Email\n1 Elm,Ada,ada@example.com\n');
    const file = 'Property,Name,Email\n1 Elm,Ada,ada@example.com\n2 Elm,Ivy,ivy@example.com\n3 Elm,Ruth,\n';
    await run(file, { sendInvitations: true, dryRun: true });
    await run(file, { sendInvitations: true });
    const ivy = (await residents()).find((resident) => resident.email === 'ivy@example.com')!;
    await eventually(() => expect(rig.heard.wanted).toEqual([ivy.id]));
  });

  it('learns of a changed address before it is written, and again after', async () => {
    await run('Property,Name,Email\n1 Elm,Ada,old@example.com\n');
    const [ada] = await residents();
    const change = { residentId: ada!.id, email: 'new@example.com', removed: false };
    const seen: unknown[] = [];
    rig.heard.meanwhile = async () => void seen.push((await residents())[0]!.email);
    const file = 'Property,Name,Email\n1 Elm,Ada,new@example.com\n';
    await run(file, { dryRun: true });
    expect(rig.heard.changes).toEqual([]);
    expect(figuresOf(await run(file))).toMatchObject({ updated: 1 });
    expect(seen[0]).toBe('old@example.com');
    await eventually(() => expect(rig.heard.changes).toEqual([change, change]));
  });

  it('that do not answer hold an import up, and it goes on when they do', async () => {
    await run('Property,Name,Email\n1 Elm,Ada,old@example.com\n');
    rig.heard.down = true;
    const id = await upload(rig.directory, tenant, community, 'Property,Name,Email\n1 Elm,Ada,new@example.com\n');
    await eventually(async () => {
      const [row] = await rig.db.query<{ runs: number }[]>('SELECT runs FROM import WHERE id = $1', [id]);
      expect(row!.runs).toBeGreaterThan(0);
    });
    expect(await rig.directory.getImport(tenant, id)).toMatchObject({ status: 'running', updated: 0 });
    expect((await residents())[0]!.email).toBe('old@example.com');
    rig.heard.down = false;
    await nobodyMovedItFor20Seconds(id);
    expect(figuresOf(await importEnd(rig.directory, tenant, id))).toMatchObject({ status: 'done', updated: 1 });
  });
});

describe('a dry run', () => {
  it('waits for nobody who is changing the community, and so nobody waits for it', async () => {
    await run('Property,Name,Email\n1 Elm,Ada,ada@example.com\n');
    const file = 'Property,Name,Email\n1 Elm,Ada,new@example.com\n2 Elm,Ivy,ivy@example.com\n';
    await rig.db.transaction(async (tx) => {
      const locked = await lockCommunity(tx, tenant.organizationId, community);
      await claimEmails(tx, locked, [{ email: 'ivy@example.com', propertyId: newId() }]);
      await tx.query('UPDATE resident SET phone = NULL WHERE community_id = $1', [community]);
      await tx.query('UPDATE property SET city = NULL WHERE community_id = $1', [community]);
      expect(figuresOf(await run(file, { dryRun: true }))).toMatchObject({ status: 'done', created: 1, updated: 1 });
    });
    expect(figuresOf(await run(file, { dryRun: true }))).toMatchObject({ created: 1, updated: 1, failed: 0 });
    expect((await residents()).map(({ email }) => email)).toEqual(['ada@example.com']);
  });
});

describe('an import that runs into trouble', () => {
  const importWith = async (record: object, status = 'running'): Promise<string> => {
    const id = newId();
    const place = { id, communityId: community, organizationId: tenant.organizationId, actor: tenant.actor };
    const wishes = { filename: 'a.csv', mapping: [], dryRun: false, sendInvitations: false };
    await beginReceiving(rig.db.manager, { ...place, ...wishes });
    await rig.db.query('UPDATE import SET status = $2, rows_total = 1 WHERE id = $1', [id, status]);
    await rig.db.query('INSERT INTO import_record VALUES ($1, 0, 2, $2)', [id, JSON.stringify(record)]);
    return id;
  };

  it('is given up after ten runs without progress, never left running', async () => {
    const id = await importWith({ row: 2 });
    const importRun = rig.app.get(ImportRun);
    for (let attempt = 1; attempt < 10; attempt += 1) await expect(importRun.run(id)).rejects.toThrow(TypeError);
    expect(await rig.directory.getImport(tenant, id)).toMatchObject({ status: 'running' });
    await importRun.run(id);
    expect(await rig.directory.getImport(tenant, id)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('What was imported stays'),
    });
  });

  it('is worked off once by two at once', async () => {
    const person = {
      group: '',
      kind: null,
      firstName: 'Ada',
      lastName: 'Abbott',
      wholeName: false,
      email: null,
      phone: null,
      locale: null,
    };
    const id = await importWith({ row: 2, home: { unit: '7' }, people: [person], issues: [], failed: 0 });
    const importRun = rig.app.get(ImportRun);
    await Promise.all([importRun.run(id), importRun.run(id)]);
    expect(figuresOf(await rig.directory.getImport(tenant, id))).toMatchObject({ status: 'done', rows: 1, created: 1 });
  });

  it('whose job was lost is queued again, and an upload that broke off is forgotten', async () => {
    const id = await importWith({ row: 2, home: { unit: '7' }, people: [], issues: [], failed: 0 });
    const broken = await importWith({}, 'receiving');
    await rig.db.query(`UPDATE import SET created_at = now() - interval '3 hours' WHERE id = $1`, [broken]);
    await nobodyMovedItFor20Seconds(id);
    expect(figuresOf(await importEnd(rig.directory, tenant, id))).toMatchObject({ status: 'done' });
    expect(
      await rig.db.query('SELECT FROM import WHERE id = $1 UNION ALL SELECT FROM import_record WHERE import_id = $1', [
        broken,
      ]),
    ).toEqual([]);
  });
});
