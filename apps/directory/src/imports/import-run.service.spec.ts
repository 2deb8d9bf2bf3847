import { newId } from '@portico/platform/ids';
import { eventually } from '@portico/testing/eventually';
import { figuresOf, startImports } from '../../testing/imports';
import { lockCommunity } from '../communities/communities.queries';
import { claimEmails } from '../residents/email-claims.queries';
import { ResidentNews } from '../residents/resident-news.service';
import { guessColumns } from './column-guess';
import { fieldsOf } from './column-mapping';
import { ImportQueue } from './import-queue.service';
import { ImportRun } from './import-run.service';
import { beginReceiving } from './imports.queries';

const rig = startImports();

/** Spares the tests the wait that makes sure that nobody works on an import. */
const nobodyMovedItFor20Seconds = async (id: string): Promise<void> => {
  await rig.db.query(`UPDATE import SET progress_at = now() - interval '20 seconds' WHERE id = $1`, [id]);
  await rig.app.get(ImportQueue).takeUpStuck();
};

const headers = ['Unit', 'Name'];
/** An import of one record that nobody works on. */
const importWith = async (record: unknown, { status = 'running', dryRun = false } = {}): Promise<string> => {
  const id = newId();
  const place = {
    id,
    communityId: rig.community,
    organizationId: rig.tenant.organizationId,
    actor: rig.tenant.actor,
  };
  const wishes = {
    filename: 'a.csv',
    headers,
    mapping: fieldsOf(guessColumns(headers)),
    dryRun,
    sendInvitations: false,
  };
  await beginReceiving(rig.db.manager, { ...place, ...wishes });
  await rig.db.query('UPDATE import SET status = $2, rows_total = 1 WHERE id = $1', [id, status]);
  await rig.db.query('INSERT INTO import_record VALUES ($1, 0, 2, $2)', [id, JSON.stringify(record)]);
  return id;
};

describe('invitations', () => {
  it('go to those who are created with an email, where they are asked for', async () => {
    await rig.run('Property,Name,Email\n1 Elm,Ada,ada@example.com\n');
    const file = 'Property,Name,Email\n1 Elm,Ada,ada@example.com\n2 Elm,Ivy,ivy@example.com\n3 Elm,Ruth,\n';
    await rig.run(file, { sendInvitations: true, dryRun: true });
    await rig.run(file, { sendInvitations: true });
    const ivy = (await rig.residents()).find((resident) => resident.email === 'ivy@example.com')!;
    await eventually(() => expect(rig.heard.wanted).toEqual([ivy.id]));
  });

  it('learns of a changed address before it is written, and again after', async () => {
    await rig.run('Property,Name,Email\n1 Elm,Ada,old@example.com\n');
    const [ada] = await rig.residents();
    const change = { residentId: ada!.id, email: 'new@example.com', removed: false };
    const seen: unknown[] = [];
    rig.heard.meanwhile = async () => void seen.push((await rig.residents())[0]!.email);
    const file = 'Property,Name,Email\n1 Elm,Ada,new@example.com\n';
    await rig.run(file, { dryRun: true });
    expect(rig.heard.changes).toEqual([]);
    expect(figuresOf(await rig.run(file))).toMatchObject({ updated: 1 });
    expect(seen[0]).toBe('old@example.com');
    expect(rig.heard.changes).toEqual([change]);
    await eventually(() => expect(rig.heard.committed).toEqual([change, change]));
  });

  it('that do not answer hold an import up, and it goes on when they do', async () => {
    await rig.run('Property,Name,Email\n1 Elm,Ada,old@example.com\n');
    rig.heard.down = true;
    const id = await rig.upload('Property,Name,Email\n1 Elm,Ada,new@example.com\n');
    await eventually(async () => {
      const [row] = await rig.db.query<{ runs: number }[]>('SELECT runs FROM import WHERE id = $1', [id]);
      expect(row!.runs).toBeGreaterThan(0);
    });
    expect(await rig.directory.getImport(rig.tenant, id)).toMatchObject({ status: 'running', updated: 0 });
    expect((await rig.residents())[0]!.email).toBe('old@example.com');
    rig.heard.down = false;
    await nobodyMovedItFor20Seconds(id);
    expect(figuresOf(await rig.end(id))).toMatchObject({ status: 'done', updated: 1 });
  });
});

describe('a dry run', () => {
  it('waits for nobody who is changing the community, and so nobody waits for it', async () => {
    await rig.run('Property,Name,Email\n1 Elm,Ada,ada@example.com\n');
    const file = 'Property,Name,Email\n1 Elm,Ada,new@example.com\n2 Elm,Ivy,ivy@example.com\n';
    await rig.db.transaction(async (tx) => {
      const locked = await lockCommunity(tx, rig.tenant.organizationId, rig.community);
      await claimEmails(tx, locked, [{ email: 'ivy@example.com', propertyId: newId() }]);
      await tx.query('UPDATE resident SET phone = NULL WHERE community_id = $1', [rig.community]);
      await tx.query('UPDATE property SET city = NULL WHERE community_id = $1', [rig.community]);
      expect(figuresOf(await rig.run(file, { dryRun: true }))).toMatchObject({
        status: 'done',
        created: 1,
        updated: 1,
      });
    });
    expect(figuresOf(await rig.run(file, { dryRun: true }))).toMatchObject({ created: 1, updated: 1, failed: 0 });
    expect((await rig.residents()).map(({ email }) => email)).toEqual(['ada@example.com']);
  });

  it('that is stopped in the middle leaves nothing, and is begun anew', async () => {
    const id = await importWith(['7', ''], { dryRun: true });
    const stopped = new ImportRun(rig.db, rig.app.get(ResidentNews));
    stopped.onModuleDestroy();
    await stopped.run(id);
    expect(figuresOf(await rig.directory.getImport(rig.tenant, id))).toMatchObject({ status: 'running', rows: 0 });
    await rig.app.get(ImportRun).run(id);
    expect(figuresOf(await rig.directory.getImport(rig.tenant, id))).toMatchObject({ status: 'done', rows: 1 });
    expect((await rig.directory.getCommunity(rig.tenant, rig.community)).counts.properties).toBe(0);
  });
});

describe('an import that runs into trouble', () => {
  it('is given up after ten runs without progress, never left running', async () => {
    const id = await importWith('no record');
    const importRun = rig.app.get(ImportRun);
    for (let attempt = 1; attempt < 10; attempt += 1) await expect(importRun.run(id)).rejects.toThrow(TypeError);
    expect(await rig.directory.getImport(rig.tenant, id)).toMatchObject({ status: 'running' });
    await importRun.run(id);
    expect(await rig.directory.getImport(rig.tenant, id)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('What was imported stays'),
    });
  });

  it('is worked off once by two at once', async () => {
    const id = await importWith(['7', 'Ada Abbott']);
    const importRun = rig.app.get(ImportRun);
    await Promise.all([importRun.run(id), importRun.run(id)]);
    expect(figuresOf(await rig.directory.getImport(rig.tenant, id))).toMatchObject({
      status: 'done',
      rows: 1,
      created: 1,
    });
  });

  it('whose job was lost is queued again, and an upload that broke off is forgotten', async () => {
    const id = await importWith(['7', '']);
    const broken = await importWith([], { status: 'receiving' });
    await rig.db.query(`UPDATE import SET created_at = now() - interval '3 hours' WHERE id = $1`, [broken]);
    await nobodyMovedItFor20Seconds(id);
    expect(figuresOf(await rig.end(id))).toMatchObject({ status: 'done' });
    expect(
      await rig.db.query('SELECT FROM import WHERE id = $1 UNION ALL SELECT FROM import_record WHERE import_id = $1', [
        broken,
      ]),
    ).toEqual([]);
  });
});
