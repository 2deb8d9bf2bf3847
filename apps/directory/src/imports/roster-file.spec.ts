import { importLimit } from '@portico/contracts/limits';
import { RecordReader } from './record-reader';
import { RosterFile } from './roster-file';
import type { RosterRecord } from './roster-record';

async function read(
  file: string | Uint8Array | AsyncIterable<Uint8Array>,
  mapping: Record<string, string | null> = {},
  limits?: { maxBytes: number; maxRecords: number },
) {
  const bytes = typeof file === 'string' || file instanceof Uint8Array ? pieces([Buffer.from(file)]) : file;
  const roster = await RosterFile.open(bytes, mapping, limits);
  const reader = new RecordReader(roster.columns);
  const records: RosterRecord[] = [];
  for await (const record of roster.records()) records.push(reader.read(record));
  return { records, rows: roster.rows, cutOff: roster.cutOff };
}

async function* pieces(list: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* list;
}

const names = ({ records }: { records: RosterRecord[] }) => {
  return records.flatMap(({ people }) => people.map((person) => `${person.firstName} ${person.lastName}`.trim()));
};
const issues = ({ records }: { records: RosterRecord[] }) => {
  return records.flatMap((record) => record.issues.map(({ code, field }) => [record.row, code, field]));
};

describe('a file', () => {
  it.each<[string, Buffer]>([
    ['in UTF-8', Buffer.from('Unit,Name\n7,Søren Šimić\n')],
    ['with a byte order mark and CRLF', Buffer.from('\ufeffUnit,Name\r\n7,Søren Šimić\r\n')],
    ['in UTF-16', Buffer.from('\ufeffUnit\tName\r\n7\tSøren Šimić\r\n', 'utf16le')],
    ['of lines that end in CR', Buffer.from('Unit;Name\r7;Søren Šimić\r')],
    ['of mixed line ends, with blank lines', Buffer.from('Unit|Name\r\n\n7|Søren Šimić\n\r\n')],
    ['with a title above its header', Buffer.from('Owner Roster,\n,\nUnit,Name\n7,Søren Šimić\n')],
    ['with `sep=` on top', Buffer.from('sep=;\r\nUnit;Name\r\n7;Søren Šimić\r\n')],
    ['with blanks around its quotes', Buffer.from('Unit, Name\n7, "Søren Šimić"\n')],
    ['with delimiters at the ends of its records', Buffer.from('Unit,Name\n7,Søren Šimić,,\n')],
  ])('%s is read', async (_, file) => {
    const read1 = await read(file);
    expect(names(read1)).toEqual(['Søren Šimić']);
    expect(read1.records[0]?.home).toEqual({ unit: '7' });
  });

  it('in Windows-1252 is read', async () => {
    expect(names(await read(Buffer.from('Unit,Name\n7,Zo\u00eb \u008aimi\n', 'latin1')))).toEqual(['Zoë Šimi']);
  });

  it('is read alike in whatever pieces it comes', async () => {
    const bytes = Buffer.from('\ufeffUnit,Name,Email\r\n7,"Søren ""王"" Šimić",ada@example.com\r\n8,Ivy Moore,\r\n');
    const whole = await read(bytes);
    expect(await read(pieces([...bytes].map((byte) => Uint8Array.of(byte))))).toEqual(whole);
    expect(names(whole)).toEqual(['Søren "王" Šimić', 'Ivy Moore']);
  });

  it('keeps quotes that stand in the middle of a cell', async () => {
    expect(names(await read('Unit,First,Last\n7,Robert "Bob",Moore\n'))).toEqual(['Robert "Bob" Moore']);
  });

  it('counts records with the header as 1, empty ones too, blank lines not', async () => {
    const file = await read('Unit,Name,Email\n7,Ada,bad\n\n,,\n8,Ivy,bad\n');
    expect(issues(file).map(([row]) => row)).toEqual([2, 4]);
    expect(file.rows).toBe(3);
  });

  it('refuses records that are cut or shifted, and goes on', async () => {
    const file = await read('Unit,Name,Email\n7,Ada\n8,Moore, Ivy,ivy@example.com\n9,Ruth,ruth@example.com\n');
    expect(issues(file)).toEqual([
      [2, 'row.malformed', null],
      [3, 'row.malformed', null],
    ]);
    expect(file.records.map(({ failed }) => failed)).toEqual([1, 1, 0]);
    expect(names(file)).toEqual(['Ruth']);
  });

  it('refuses a record whose quote runs on into the next one', async () => {
    const file = await read('Unit,Name,Email\n"7,Ada,ada@example.com\n"8",Ivy,ivy@example.com\n9,Ruth,\n');
    expect(issues(file)).toEqual([[2, 'row.malformed', null]]);
    expect(names(file)).toEqual(['Ruth']);
  });

  it('is read up to a quote that is never closed', async () => {
    const file = await read('Unit,Name\n7,Ada\n8,"Ivy\n9,Ruth\n');
    expect(names(file)).toEqual(['Ada']);
    expect(file).toMatchObject({ rows: 2, cutOff: expect.stringContaining('up to record 3') });
    expect(issues(file)).toEqual([[3, 'row.malformed', null]]);
  });

  it.each([
    ['nothing', ''],
    ['a picture', '\u0089PNG\r\n'],
    ['no header', 'just a line of text\nand another one\n'],
    ['a quote that is open from the start', '"Unit,Name\n7,Ada\n'],
    ['too many columns', `${'Unit,'.repeat(501)}Name\n`],
  ])('with %s is refused', async (_, file) => {
    const refusal = { status: 422, errors: [expect.objectContaining({ field: 'file', code: 'file.not_csv' })] };
    await expect(read(Buffer.from(file, 'latin1'))).rejects.toMatchObject(refusal);
  });

  it('of more bytes or records than allowed is refused', async () => {
    expect(importLimit).toMatchObject({ maxBytes: 50_000_000, maxRecords: 200_000 });
    const limits = { maxBytes: 100, maxRecords: 3 };
    const tooLarge = { code: 'import.too_large', status: 413 };
    await expect(read(`Unit,Name\n${'x'.repeat(91)}`, {}, limits)).rejects.toMatchObject(tooLarge);
    await expect(read(`Unit,Name\n${'7,Ada\n'.repeat(4)}`, {}, limits)).rejects.toMatchObject(tooLarge);
    expect((await read(`Unit,Name\n${'7,Ada\n'.repeat(3)}`, {}, limits)).rows).toBe(3);
  });
});

describe('a record', () => {
  it('joins the parts of an address and of a name', async () => {
    const { records } = await read(
      'Street,Street No,First,Last,Company\nElm St,12,Ada,Abbott,\nElm St,14,,,Abbott LLC\n',
    );
    expect(records.map(({ home }) => home.addressLine1)).toEqual(['12 Elm St', '14 Elm St']);
    expect(names({ records })).toEqual(['Ada Abbott', 'Abbott LLC']);
  });

  it('has nobody in it where only the home is filled', async () => {
    const { records } = await read('Unit,Owner,Tenant\n7,,\n');
    expect(records).toEqual([{ row: 2, home: { unit: '7' }, people: [], issues: [], failed: 0 }]);
  });

  it('says what is missing or cannot be used, and loses no more than that', async () => {
    const file = await read(
      [
        'Unit,City,Owner,Owner Email,Tenant,Tenant Email,Tenant Phone',
        '7,Example,Ada Abbott,none,,ivy@example.com,',
        ',Example,Ada Abbott,,Ivy Moore,,',
        `8,${'x'.repeat(201)},${'Ruth '.repeat(60)},,Ivy Moore,a@example.com; b@example.com,${'5'.repeat(51)}`,
      ].join('\n'),
    );
    expect(issues(file)).toEqual([
      [2, 'email.invalid', 'Owner Email'],
      [2, 'name.missing', null],
      [3, 'property.missing', null],
      [4, 'row.malformed', 'City'],
      [4, 'row.malformed', 'Owner'],
      [4, 'email.second_ignored', 'Tenant Email'],
      [4, 'row.malformed', 'Tenant Phone'],
    ]);
    expect(file.records.map(({ failed }) => failed)).toEqual([1, 2, 1]);
    expect(file.records[2]).toMatchObject({
      home: { unit: '8' },
      people: [{ lastName: 'Moore', email: 'a@example.com', phone: null }],
    });
  });

  it('of endless cells costs no more than the cells', async () => {
    const endless = 'x'.repeat(2_000_000);
    const file = await read(`Unit,Name,Email,Phone\n7,Ada,${endless},${endless}\n8,${endless},ivy@example.com,\n`);
    expect(issues(file)).toEqual([
      [2, 'email.invalid', 'Email'],
      [2, 'row.malformed', 'Phone'],
      [3, 'row.malformed', 'Name'],
    ]);
    expect(JSON.stringify(file.records).length).toBeLessThan(2_000);
  });

  it('says whether somebody is owner or tenant, or nothing about it', async () => {
    const file = await read('Unit,Name,Type\n1,Ada,Owner\n2,Ivy,Renter\n3,Ruth,\n4,Zoë,Plumber\n');
    expect(file.records.flatMap(({ people }) => people.map(({ kind }) => kind))).toEqual(['owner', 'tenant', null]);
    expect(issues(file)).toEqual([[5, 'row.malformed', 'Type']]);
  });

  it('of our own export has its apostrophes taken off again', async () => {
    expect(names(await read("propertyName,firstName,lastName\n'-1 Elm,'=Ada,''=Abbott\n"))).toEqual(["=Ada '=Abbott"]);
  });

  it('is read by the mapping', async () => {
    const { records } = await read('a,b\n1,"ha ""ha"" ha"\n3,4\n', { a: 'propertyName', b: 'fullName' });
    expect(records.map(({ home, people }) => [home.propertyName, people[0]?.lastName])).toEqual([
      ['1', 'ha'],
      ['3', '4'],
    ]);
  });
});
