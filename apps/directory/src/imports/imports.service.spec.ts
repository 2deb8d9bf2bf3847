import { Readable } from 'node:stream';
import { newId } from '@portico/platform/ids';
import { ServiceClient } from '@portico/platform/service-client';
import { INTERNAL_SECRET } from '@portico/testing/app';
import { eventually } from '@portico/testing/eventually';
import { codesOf, figuresOf, startImports, upload } from '../../testing/imports';

const rig = startImports();

describe('the answer of an import', () => {
  it('shows how it takes the columns, in their order', async () => {
    const view = await rig.run('Who,Unit,Notes\nAda,7,x\n', { mapping: '{"Who": "tenant1.fullName"}' });
    expect(Object.entries(view.mapping)).toEqual([
      ['Who', 'tenant1.fullName'],
      ['Unit', 'unit'],
      ['Notes', null],
    ]);
    expect(await rig.people()).toEqual([['7', 'tenant', 'Ada', null]]);
    expect(view).toMatchObject({ filename: 'residents.csv', rowsTotal: 1, dryRun: false, failure: null });
  });

  it('counts records in which nothing stands, and says nothing of them', async () => {
    const view = await rig.run('Property,Name\n1 Elm,Ada\n,\n,\n');
    expect(figuresOf(view)).toEqual({ status: 'done', rows: 3, created: 1, updated: 0, skipped: 0, failed: 0 });
    expect(view.errors).toEqual([]);
  });

  it('of a header alone is done with nothing', async () => {
    expect(figuresOf(await rig.run('Property,Name\n'))).toEqual({
      status: 'done',
      rows: 0,
      created: 0,
      updated: 0,
      skipped: 0,
      failed: 0,
    });
  });

  it('leaves none of the uploaded data behind but the figures and the errors', async () => {
    await rig.run('Property,Name\n1 Elm,Ada\n');
    await rig.run('Property,Name\n1 Elm,Ivy\n', { dryRun: true });
    expect(await rig.db.query('SELECT FROM import_record')).toEqual([]);
  });

  it('says of every person who is left out why, and imports the others', async () => {
    const view = await rig.run(
      'Property,Owner,Owner Email,Tenant\n1 Elm,Ada,,\n,Ivy,,Ruth\n2 Elm,,zoe@example.com,Omar\n3 Elm,Noah\n',
    );
    expect(figuresOf(view)).toEqual({ status: 'done', rows: 4, created: 2, updated: 0, skipped: 0, failed: 4 });
    expect(codesOf(view)).toEqual([
      [3, null, 'property.missing'],
      [4, null, 'name.missing'],
      [5, null, 'row.malformed'],
    ]);
  });

  it('ends as failed where the file cannot be read to its end, and keeps what came before', async () => {
    const view = await rig.run('Property,Name\n1 Elm,Ada\n2 Elm,"Ivy\n3 Elm,Ruth\n');
    expect(figuresOf(view)).toEqual({ status: 'failed', rows: 2, created: 1, updated: 0, skipped: 0, failed: 1 });
    expect(view.failure).toContain('up to record 3');
    expect(codesOf(view)).toEqual([[3, null, 'row.malformed']]);
    expect(await rig.people()).toEqual([['1 Elm', 'owner', 'Ada', null]]);
  });
});

describe('what is refused', () => {
  it.each([
    ['an empty file', '', {}, 'file'],
    ['a workbook', 'PK\u0003\u0004', {}, 'file'],
    ['a mapping that is no JSON', 'Property,Name\n', { mapping: '{' }, 'mapping'],
    ['a mapping of an unknown header', 'Property,Name\n', { mapping: '{"Nobody": "email"}' }, 'mapping'],
    ['a mapping to an unknown field', 'Property,Name\n', { mapping: '{"Name": "shoeSize"}' }, 'mapping'],
    [
      'a mapping as long as a book',
      'Property,Name\n',
      { mapping: JSON.stringify({ Name: 'x'.repeat(11_000) }) },
      'mapping',
    ],
  ])('%s is refused at once', async (_, file, options, field) => {
    await expect(rig.upload(file, options)).rejects.toMatchObject({
      status: 422,
      errors: [{ field }],
    });
    expect(await rig.db.query('SELECT FROM import WHERE community_id = $1', [rig.community])).toEqual([]);
  });

  it.each([
    ['Property,Name\n', 'mapping'],
    ['PK\u0003\u0004', 'file'],
  ])('is told while most of a file that begins with %j is still to come', async (start, field) => {
    const file = Buffer.alloc(20_000_000, 'x');
    file.write(start);
    const refusal = { status: 422, errors: [{ field }] };
    await expect(rig.upload(file, { mapping: '{"No": null}' })).rejects.toMatchObject(refusal);
  });

  it('is an upload that breaks off, and nothing is kept of it', async () => {
    async function* breakingOff(): AsyncGenerator<Buffer> {
      yield Buffer.from(`Property,Name\n${'1 Elm,Ada\n'.repeat(20_000)}`);
      await eventually(async () => expect(await rig.db.query('SELECT FROM import_record')).not.toEqual([]));
      throw new Error('The line is dead.');
    }
    const gateway = new ServiceClient({ baseUrl: rig.app.url, caller: 'gateway', secret: INTERNAL_SECRET });
    const upload = gateway.stream(`/communities/${rig.community}/imports`, {
      tenant: rig.tenant,
      query: { filename: 'a.csv' },
      body: Readable.from(breakingOff()),
      headers: { 'content-type': 'text/csv' },
    });
    await expect(upload).rejects.toMatchObject({ code: 'service.unavailable' });
    await eventually(async () => {
      expect(await rig.db.query('SELECT FROM import WHERE community_id = $1', [rig.community])).toEqual([]);
      expect(await rig.db.query('SELECT FROM import_record')).toEqual([]);
    });
  });

  it('is a community or an import of somebody else', async () => {
    const { id } = await rig.run('Property,Name\n1 Elm,Ada\n');
    const stranger = await rig.newTenant();
    const unknown = { code: 'resource.not_found' };
    await expect(upload(rig.directory, stranger, rig.community, 'Property,Name\n')).rejects.toMatchObject(unknown);
    await expect(rig.directory.getImport(stranger, id)).rejects.toMatchObject(unknown);
    await expect(rig.directory.importErrors(stranger, id)).rejects.toMatchObject(unknown);
    await expect(rig.directory.exportResidents(stranger, rig.community, {})).rejects.toMatchObject(unknown);
    await expect(rig.directory.getImport(rig.tenant, newId())).rejects.toMatchObject(unknown);
    expect(await rig.directory.locate(rig.tenant, 'import', id)).toEqual({ communityId: rig.community });
  });
});
