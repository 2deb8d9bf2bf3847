import { freshDatabase } from '@portico/testing/database';
import type { FreshDatabase } from '@portico/testing/database';
import { Client } from 'pg';
import { decodeCursor, encodeCursor, keysetAfter, keysetOrder, refuseUnreadableCursor } from './keyset';
import type { CursorValue, KeysetColumn } from './keyset';

describe('a cursor', () => {
  it('gives back the values that went in', () => {
    const values = ['Zoë', null, 7, true, '2026-01-01 00:00:00.123456+00'];
    expect(decodeCursor(encodeCursor(values), 5)).toEqual(values);
    expect(encodeCursor(values)).toMatch(/^[\w-]+$/);
  });

  it.each([
    '',
    'x',
    '!!',
    encodeCursor(['one']),
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('[[1],{}]').toString('base64url'),
  ])('that is none of ours is refused: %s', (text) => {
    expect(() => decodeCursor(text, 2)).toThrow(expect.objectContaining({ code: 'cursor.invalid', status: 400 }));
  });
});

describe('pages by keyset', () => {
  let database: FreshDatabase;
  let client: Client;
  beforeAll(async () => {
    database = await freshDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query(`CREATE TABLE row AS
      SELECT i AS id, 'name ' || i % 4 AS name, CASE WHEN i % 3 = 0 THEN NULL ELSE timestamptz '2026-01-01' + i % 5 * interval '1 microsecond' END AS at
        FROM generate_series(1, 60) i`);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const at = { sql: 'at', type: 'timestamptz', nullable: true };
  const orders: [string, KeysetColumn[]][] = [
    ['ascending', [{ sql: 'name' }, { sql: 'id', type: 'int' }]],
    [
      'descending',
      [
        { sql: 'name', descending: true },
        { sql: 'id', type: 'int', descending: true },
      ],
    ],
    [
      'in both directions',
      [
        { sql: 'name', descending: true },
        { sql: 'id', type: 'int' },
      ],
    ],
    ['by a column with nulls', [at, { sql: 'id', type: 'int' }]],
    [
      'by a column with nulls, descending',
      [
        { ...at, descending: true },
        { sql: 'id', type: 'int', descending: true },
      ],
    ],
    [
      'by three columns, nulls in the middle',
      [{ sql: 'name' }, { ...at, descending: true }, { sql: 'id', type: 'int' }],
    ],
  ];

  it.each(orders)('give every row once, in the order of the whole list: %s', async (_, columns) => {
    const select = `SELECT id, ARRAY[${columns.map((column) => `${column.sql}::text`).join(', ')}] AS place FROM row`;
    const order = `ORDER BY ${keysetOrder(columns)}`;
    const whole = await client.query<{ id: number }>(`${select} ${order}`);
    const seen: number[] = [];
    let place: CursorValue[] | undefined;
    for (let page = 0; page < 20; page += 1) {
      const after = place && keysetAfter(columns, decodeCursor(encodeCursor(place)), 2);
      const { rows } = await client.query<{ id: number; place: CursorValue[] }>(
        `${select} WHERE id > $1 ${after ? `AND ${after.sql}` : ''} ${order} LIMIT 7`,
        [0, ...(after?.parameters ?? [])],
      );
      seen.push(...rows.map((row) => row.id));
      place = rows.at(-1)?.place;
      if (rows.length < 7) break;
    }
    expect(seen).toEqual(whole.rows.map((row) => row.id));
  });

  it.each([
    ['no time', ['no time', 1]],
    ['no number', [null, 'x']],
    ['a NUL', ['a\0b', 1]],
  ])('refuse a made-up cursor that holds %s', async (_, values) => {
    const { sql, parameters } = keysetAfter([at, { sql: 'id', type: 'int' }], decodeCursor(encodeCursor(values)));
    const page = client.query(`SELECT id FROM row WHERE ${sql}`, parameters);
    const asTypeorm = (driverError: unknown): never => refuseUnreadableCursor({ driverError });
    await expect(page.catch(asTypeorm)).rejects.toMatchObject({ code: 'cursor.invalid', status: 400 });
  });

  it('compare rows, which an index can answer, where all columns run one way', () => {
    expect(keysetAfter([{ sql: 'a' }, { sql: 'b', type: 'uuid' }], ['x', 'y'], 3)).toEqual({
      sql: '(a, b) > ($3::text, $4::uuid)',
      parameters: ['x', 'y'],
    });
  });
});
