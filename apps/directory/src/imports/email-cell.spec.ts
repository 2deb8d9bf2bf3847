import { readEmailCell } from './email-cell';

describe('an email cell', () => {
  it.each([
    ['ada@example.com', 'ada@example.com', []],
    ['ADA@EXAMPLE.COM', 'ADA@EXAMPLE.COM', []],
    ['ada@example.com; joe@example.com', 'ada@example.com', ['joe@example.com']],
    ['ada@example.com,joe@example.com', 'ada@example.com', ['joe@example.com']],
    ['ada@example.com / joe@example.com', 'ada@example.com', ['joe@example.com']],
    ['ada@example.com joe@example.com', 'ada@example.com', ['joe@example.com']],
    ['ada@example.com and joe@example.com', 'ada@example.com', ['joe@example.com']],
    ['none; ada@example.com', 'ada@example.com', ['none']],
    ['ada@@example.com; joe@example.com', 'joe@example.com', ['ada@@example.com']],
    ['ada@example.com; Ada@Example.com', 'ada@example.com', []],
  ])('%j gives %j and leaves %j', (cell, email, ignored) => expect(readEmailCell(cell)).toEqual({ email, ignored }));

  it.each([
    'none',
    'n/a',
    'see file',
    'ada at example.com',
    'ada@@example.com',
    'ada@',
    '@example.com',
    'ada@example..com',
    'ada@example.com,',
    'ada@example.com;',
    'ada smith@example.com',
    'Ada <ada@example.com>',
    `${'a'.repeat(250)}@example.com`,
  ])('%j gives none: nothing is guessed', (cell) => expect(readEmailCell(cell)).toEqual({ email: null, ignored: [] }));
});
