import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Line, Moment } from './fields';
import { AccountPatch } from './portal';
import { ResidentPatch } from './residents';
import { IsTimezone } from './timezone';

class Fields {
  @Line('A line.', { presence: 'optional' })
  line?: string;

  @Moment('A time.', 'optional')
  at?: string;

  @IsTimezone('A time zone.')
  zone?: string;
}

const wrongIn = (type: new () => object, said: object) =>
  validateSync(plainToInstance(type, said)).map(({ property }) => property);
const wrong = (said: object) => wrongIn(Fields, said);

describe('a line', () => {
  it.each(['Ada', 'Zoë 😀', 'نور'])('may be %j', (line) => expect(wrong({ line })).toEqual([]));

  it.each(['a\nb', 'a\u0000b', 'a\u007fb', 'a\u0085b', 'a\u009bb', 'a\u2028b'])('is not %j', (line) =>
    expect(wrong({ line })).toEqual(['line']),
  );
});

describe('a moment', () => {
  it.each([
    '2026-05-01T09:00:00Z',
    '2026-05-01T09:00Z',
    '2026-05-01T09:00:00.123z',
    '2026-05-01T09:00:00.123456+05:30',
    '2026-05-01T09:00:00-0800',
    '9999-12-31T23:59:59+14:00',
  ])('may be %s', (at) => expect(wrong({ at })).toEqual([]));

  // Forms of ISO 8601 that PostgreSQL refuses, or takes for another time.
  it.each([
    '2026-W01-1T00:00:00Z',
    '2026-001T00:00:00Z',
    '20260501T090000Z',
    '2026-05T09:00:00Z',
    '2026-05-01T09Z',
    '2026-05-01T09:00,5Z',
    '2026-05-01T09:00.5Z',
    '2026-05-01T09:00:00+16:00',
    '2026-05-01T09:00:00',
    '2026-02-30T09:00:00Z',
    '0000-01-01T00:00:00Z',
    'tomorrow',
  ])('is not %s', (at) => expect(wrong({ at })).toEqual(['at']));
});

describe('a time zone', () => {
  it.each(['America/New_York', 'Etc/GMT+5', 'UTC', 'GMT', 'CET', 'EST5EDT'])('may be %s', (zone) =>
    expect(wrong({ zone })).toEqual([]),
  );

  // The runtime takes the second line for zones; PostgreSQL knows none of them, or others by their names.
  it.each(['Mars/Olympus', '+05:00', 'America/New_York ', '', 'AET', 'BST', 'IST', 'PST', 'VST'])('is not %j', (zone) =>
    expect(wrong({ zone })).toEqual(['zone']),
  );
});

describe('a language', () => {
  it.each(['es', 'pt-BR', 'en_US', 'zh-Hant-TW', 'es-419'])('may be %s', (locale) => {
    for (const type of [AccountPatch, ResidentPatch]) expect(wrongIn(type, { locale })).toEqual([]);
  });

  it.each(['<b>', 'en us', 'e', 'en-', ''])('is not %j', (locale) => {
    for (const type of [AccountPatch, ResidentPatch]) expect(wrongIn(type, { locale })).toEqual(['locale']);
  });
});
