import { freshDatabase } from '@portico/testing/database';
import type { FreshDatabase } from '@portico/testing/database';
import { DataSource } from 'typeorm';
import { Conditions } from './conditions';
import { encodeCursor } from './cursor';
import { countOf, keysetPage } from './keyset-page.queries';
import type { KeysetList } from './keyset-page.queries';

interface House {
  id: number;
  built: Date;
}

let database: FreshDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await freshDatabase();
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  await db.query(`CREATE TABLE house AS
    SELECT i AS id, 'Lot ' || i AS name, timestamptz '2026-01-01' + i / 2 * interval '1 microsecond' AS built FROM generate_series(1, 30) i`);
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

function youngest(changes: Partial<KeysetList> = {}): KeysetList {
  const columns = [
    { sql: 'built', type: 'timestamptz' },
    { sql: 'id', type: 'int' },
  ];
  const where = new Conditions().and('id BETWEEN ? AND ?', 1, 23);
  return { order: 'youngest', columns, descending: true, select: 'id, built', from: 'house', where, ...changes };
}
const page = (query: { limit: number; cursor?: string }, list = youngest()) =>
  keysetPage(db.manager, list, query, ({ id }: House) => id);

describe('a page', () => {
  it('begins right after the one before, and counts all that match', async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor, total } = await page({ limit: 5, cursor });
      expect(total).toBe(23);
      seen.push(...items);
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: 23 }, (_, i) => 23 - i));
  });

  it('is the last one where nothing comes after it', async () => {
    expect(await page({ limit: 23 })).toEqual({ items: expect.any(Array), nextCursor: null, total: 23 });
  });

  const time = '2026-01-01T00:00:00Z';
  it.each([
    ['that is none', 'abc'],
    ['of another order', encodeCursor(['oldest', time, 1])],
    ['with too little in it', encodeCursor(['youngest', time])],
    ['that holds no time', encodeCursor(['youngest', 'soon', 1])],
    ['that holds no number', encodeCursor(['youngest', time, 'x'])],
    ['that holds a NUL', encodeCursor(['youngest', 'a\0b', 1])],
  ])('is refused for a cursor %s', async (_, cursor) => {
    await expect(page({ limit: 5, cursor })).rejects.toMatchObject({ code: 'cursor.invalid', status: 400 });
  });

  it('says what is wrong with the list itself', async () => {
    await expect(page({ limit: 5 }, youngest({ where: new Conditions().and('id = ?', 'x') }))).rejects.toThrow(/"x"/);
  });
});

describe('a count', () => {
  it('says that there are at least so many where counting all takes too long', async () => {
    expect(await countOf(db.manager, youngest(), 22)).toEqual({ total: 22, totalIsLowerBound: true });
    expect(await countOf(db.manager, youngest(), 23)).toEqual({ total: 23 });
  });
});
