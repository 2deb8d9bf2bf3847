import { setTimeout as sleep } from 'node:timers/promises';
import type { LedgerEntryBody } from '@portico/contracts/ledger';
import { newId } from '@portico/platform/ids';
import type { Tenant } from '@portico/platform/tenant';
import { addResident, communityWith, startDirectory, type DirectoryRig } from '../../testing/directory';
import { temporaryFile } from '@portico/testing/temporary-file';
import { AppModule } from '../app.module';

let rig: DirectoryRig;
let tenant: Tenant;
let community: string;
let ada: string;
let ivy: string;

beforeAll(async () => {
  rig = await startDirectory(AppModule);
});
beforeEach(async () => {
  tenant = await rig.tenant();
  const made = await communityWith(rig.directory, tenant, ['12 Elm St', '14 Elm St']);
  community = made.id;
  const add = (home: number, firstName: string, email: string, kind: 'owner' | 'tenant' = 'owner') =>
    addResident(rig.directory, tenant, community, { propertyId: made.homes[home]!, firstName, email, kind });
  await rig.directory.updateProperty(tenant, made.homes[0]!, { accountNumber: 'A-12' });
  [ada, ivy] = [(await add(0, 'Ada', 'ada@example.com')).id, (await add(1, 'Ivy', 'ivy@example.com')).id];
});
afterAll(() => rig.close());

const entry = (date: string, more: Partial<LedgerEntryBody> = {}): LedgerEntryBody => {
  return { date, kind: 'invoice', description: 'Assessment', amount: 25_000, ...more };
};
const ledgerOf = (residentId: string) => rig.homes.getLedger(tenant, residentId);

async function importCsv(csv: string, currency?: string) {
  return rig.homes.importLedgers(tenant, community, await temporaryFile('ledger.csv', csv), { currency });
}

describe('the ledger of a resident', () => {
  it('is empty while the management system has said nothing', async () => {
    const empty = { residentId: ada, currency: null, balance: null, asOf: null, entries: [] };
    expect(await ledgerOf(ada)).toEqual(empty);
    expect(await rig.homes.homeLedger(ada)).toEqual(empty);
  });

  it('is as it was said, newest first, and the resident sees the same', async () => {
    const entries = [
      entry('2026-04-01', { reference: 'INV-1', dueDate: '2026-04-15' }),
      entry('2026-05-01'),
      entry('2026-04-10', { kind: 'payment', description: 'Check 7', amount: -25_000 }),
    ];
    const body = { currency: 'USD', balance: 26_000, asOf: '2026-05-02T08:00:00Z', entries };
    const view = await rig.homes.putLedger(tenant, ada, body);
    expect(view).toMatchObject({ residentId: ada, currency: 'USD', balance: 26_000, asOf: '2026-05-02T08:00:00.000Z' });
    expect(view.entries).toEqual([
      { id: expect.any(String), ...entry('2026-05-01'), reference: null, dueDate: null },
      { id: expect.any(String), ...entries[2], reference: null, dueDate: null },
      { id: expect.any(String), ...entries[0] },
    ]);
    expect(await ledgerOf(ada)).toEqual(view);
    expect(await rig.homes.homeLedger(ada)).toEqual(view);
  });

  it('is replaced as a whole', async () => {
    await rig.homes.putLedger(tenant, ada, { currency: 'USD', balance: 1, entries: [entry('2026-04-01')] });
    await rig.homes.putLedger(tenant, ada, { currency: 'CAD', balance: -5, entries: [] });
    expect(await ledgerOf(ada)).toMatchObject({ currency: 'CAD', balance: -5, entries: [] });
  });

  it('is nobody else’s: unknown to another organization, and not for it to change', async () => {
    const stranger = await rig.tenant();
    const missing = { code: 'resource.not_found' };
    await expect(rig.homes.getLedger(stranger, ada)).rejects.toMatchObject(missing);
    const put = rig.homes.putLedger(stranger, ada, { currency: 'USD', balance: 9, entries: [] });
    await expect(put).rejects.toMatchObject(missing);
    await expect(rig.homes.homeLedger(newId())).rejects.toMatchObject(missing);
    expect((await ledgerOf(ada)).balance).toBeNull();
  });

  it('goes with the resident', async () => {
    await rig.homes.putLedger(tenant, ada, { currency: 'USD', balance: 1, entries: [] });
    await rig.directory.deleteResident(tenant, ada);
    expect(await rig.db.query('SELECT FROM ledger WHERE resident_id = $1', [ada])).toEqual([]);
  });

  it('is not said of somebody who is being removed', async () => {
    const { put } = await rig.db.transaction(async (tx) => {
      await tx.query('DELETE FROM resident WHERE id = $1', [ada]);
      const put = rig.homes.putLedger(tenant, ada, { currency: 'USD', balance: 1, entries: [] });
      await Promise.race([put, sleep(500)]);
      return { put };
    });
    await expect(put).rejects.toMatchObject({ code: 'resource.not_found' });
  });

  it.each<[string, object]>([
    ['currency', { currency: 'XXZ' }],
    ['currency', { currency: 'usd' }],
    ['balance', { balance: 1.5 }],
    ['asOf', { asOf: 'yesterday' }],
    ['entries', { entries: Array.from({ length: 1_001 }, () => entry('2026-04-01')) }],
    ['entries[0].date', { entries: [entry('2026-02-30')] }],
    ['entries[0].dueDate', { entries: [entry('2026-02-01', { dueDate: '1.1.26' })] }],
    ['entries[0].amount', { entries: [entry('2026-02-01', { amount: Number.MAX_SAFE_INTEGER })] }],
    ['entries[0].kind', { entries: [entry('2026-02-01', { kind: 'gift' as 'credit' })] }],
  ])('is refused at %s', async (field, wrong) => {
    const body = { currency: 'USD', balance: 0, entries: [], ...wrong };
    const errors = [expect.objectContaining({ field })];
    await expect(rig.homes.putLedger(tenant, ada, body)).rejects.toMatchObject({ status: 422, errors });
  });
});

describe('a file of ledgers', () => {
  it('replaces the ledgers of those it names: by account number, by name, by email, and adds up where it tells no balance', async () => {
    await rig.homes.putLedger(tenant, ada, { currency: 'USD', balance: 77, entries: [entry('2020-01-01')] });
    const view = await importCsv(
      [
        'Account,Property,Email,Date,Type,Description,Ref,Amount,Due date,Balance',
        'A-12,,,5/1/2026,Assessment,May,INV-5,250.00,5/15/2026,250.00',
        'A-12,,,5/3/2026,Payment,Check 7,,250.00,,1.50',
        ',14 elm st,IVY@example.com,2026-05-01,Invoice,May,INV-6,"1,250.00",,',
        ',14 elm st,,2026-05-04,,Paid,,-50,,',
      ].join('\n'),
    );
    expect(view).toEqual({ rows: 4, imported: 4, failed: 0, residents: 2, errors: [] });
    expect(await ledgerOf(ada)).toMatchObject({
      currency: 'USD',
      balance: 150,
      entries: [
        { date: '2026-05-03', kind: 'payment', amount: -25_000, reference: null },
        { date: '2026-05-01', kind: 'invoice', amount: 25_000, reference: 'INV-5', dueDate: '2026-05-15' },
      ],
    });
    expect(await ledgerOf(ivy)).toMatchObject({ balance: 120_000, entries: [{ amount: -5_000 }, { amount: 125_000 }] });
  });

  it('goes to every owner of the home where it names nobody, and to no tenant', async () => {
    const { propertyId } = await rig.directory.getResident(tenant, ada);
    const co = await addResident(rig.directory, tenant, community, { propertyId, firstName: 'Bob' });
    const lodger = await addResident(rig.directory, tenant, community, { propertyId, firstName: 'Cy', kind: 'tenant' });
    expect(await importCsv('Account,Balance,Currency\nA-12,12.50,cad\n')).toMatchObject({ imported: 1, residents: 2 });
    for (const id of [ada, co.id]) {
      expect(await ledgerOf(id)).toMatchObject({ currency: 'CAD', balance: 1_250, entries: [] });
    }
    expect((await ledgerOf(lodger.id)).balance).toBeNull();
  });

  it('tells of each row that is not taken why, and takes the others', async () => {
    const view = await importCsv(
      [
        'Account,Property,Email,Date,Kind,Amount,Currency',
        'A-12,,,2026-05-01,invoice,10,',
        'A-99,,,2026-05-01,invoice,10,',
        'A-12,,bob@example.com,2026-05-01,invoice,10,',
        'A-12,,,soon,invoice,10,',
        'A-12,,,2026-05-01,gift,10,',
        'A-12,,,2026-05-01,invoice,ten,',
        ',,,2026-05-01,invoice,10,',
        'A-12,,,2026-05-01,invoice',
        'A-12,,,2026-05-01,invoice,10,EUR',
        'A-12,,,2026-05-01,invoice,10,Taler',
      ].join('\n'),
    );
    expect(view).toMatchObject({ rows: 10, imported: 1, failed: 9, residents: 1 });
    expect(view.errors.map(({ row, field, code }) => [row, field, code])).toEqual([
      [3, null, 'property.unknown'],
      [4, null, 'resident.unknown'],
      [5, 'Date', 'date.invalid'],
      [6, 'Kind', 'kind.unknown'],
      [7, 'Amount', 'amount.invalid'],
      [8, 'Property', 'property.missing'],
      [9, null, 'row.malformed'],
      [10, null, 'currency.mixed'],
      [11, 'Currency', 'row.malformed'],
    ]);
    expect(await ledgerOf(ada)).toMatchObject({ currency: 'USD', balance: 1_000 });
  });

  it('cuts a long text between two characters', async () => {
    const smiles = `a${'😀'.repeat(600)}`;
    await importCsv(`Account,Date,Description,Ref,Amount\nA-12,2026-05-01,${smiles},${smiles},10\n`);
    const [line] = (await ledgerOf(ada)).entries;
    expect(line).toMatchObject({ description: `a${'😀'.repeat(499)}`, reference: `a${'😀'.repeat(99)}` });
  });

  it('leaves the ledger alone of whom it names in broken rows only', async () => {
    await rig.homes.putLedger(tenant, ada, { currency: 'USD', balance: 77, entries: [] });
    expect(await importCsv('Account,Date,Amount\nA-12,soon,5\n')).toMatchObject({ imported: 0, residents: 0 });
    expect((await ledgerOf(ada)).balance).toBe(77);
  });

  it('has a thousand entries of one resident at the most', async () => {
    const rows = Array.from({ length: 1_001 }, () => 'A-12,2026-05-01,1');
    const view = await importCsv(['Account,Date,Amount', ...rows].join('\n'), 'CAD');
    expect(view).toMatchObject({ imported: 1_000, failed: 1, errors: [{ row: 1_002, code: 'ledger.too_long' }] });
    expect(await ledgerOf(ada)).toMatchObject({ currency: 'CAD', balance: 100_000 });
  });

  it.each([
    ['a picture', '\u0089PNG\r\n', 'file.not_csv'],
    ['no property', 'Date,Amount\n2026-05-01,5\n', 'file.column_missing'],
    ['a quote that never ends', 'Account,Balance\nA-12,5\nA-12,"6\n', 'file.not_csv'],
  ])('with %s is refused, and changes nothing', async (_, csv, code) => {
    const errors = [expect.objectContaining({ field: 'file', code })];
    await expect(importCsv(csv)).rejects.toMatchObject({ status: 422, errors });
    expect((await ledgerOf(ada)).balance).toBeNull();
  });

  it('has 20,000 records at the most', async () => {
    const csv = `Account,Balance\n${'A-12,5\n'.repeat(20_001)}`;
    await expect(importCsv(csv)).rejects.toMatchObject({ code: 'import.too_large' });
    expect((await ledgerOf(ada)).balance).toBeNull();
  });

  it('reaches no community of another organization', async () => {
    const file = await temporaryFile('ledger.csv', 'Account,Balance\nA-12,5\n');
    const foreign = rig.homes.importLedgers(await rig.tenant(), community, file, {});
    await expect(foreign).rejects.toMatchObject({ code: 'resource.not_found' });
  });
});
