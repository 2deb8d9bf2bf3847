import { doubtful, findingOf, typosAmong } from './address-check';

const uses = (people: Record<string, number>) =>
  Object.entries(people).map(([domain, count]) => ({ domain, people: count }));

describe('the slips among the domains of a community', () => {
  it('are told with what was meant', () => {
    expect([...typosAmong(uses({ 'gmial.com': 1, 'gmail.com': 9, 'example.com': 3 }))]).toEqual([
      ['gmial.com', 'gmail.com'],
    ]);
  });

  it.each([
    ['four people err alike', { 'gmial.com': 4 }, true],
    ['five people have a domain of their own', { 'gmial.com': 5 }, false],
    ['five of a hundred have one too', { 'gmial.com': 5, 'gmail.com': 99 }, false],
    ['five beside a thousand erred', { 'gmial.com': 5, 'gmail.com': 1000 }, true],
  ])('%s', (_, people, slip) => {
    expect(typosAmong(uses(people)).has('gmial.com')).toBe(slip);
  });

  it('leave to DNS what is neither a slip nor well known', () => {
    const found = uses({ 'gmial.com': 1, 'gmail.com': 9, 'mail.com': 1, 'maple.example': 3 });
    expect(doubtful(found, typosAmong(found))).toEqual(['maple.example']);
  });
});

describe('what is said of an address', () => {
  const judged = { typos: new Map([['gmial.com', 'gmail.com']]), withoutMail: new Set(['gone.example']) };

  it.each([
    ['Ada.Byron', 'GMIAL.com', 'typo', 'gmail.com'],
    ['info', 'gmial.com', 'typo', 'gmail.com'],
    ['ada', 'gone.example', 'no_mail_domain', null],
    ['info', 'gone.example', 'no_mail_domain', null],
    ['Info', 'maple.example', 'role', null],
    ['ada', 'maple.example', 'shared', null],
  ])('%s at %s: %s', (local, domain, finding, meant) => {
    const suggestion = meant === null ? null : `${local}@${meant}`;
    expect(findingOf(`${local}@${domain}`, judged)).toEqual({ finding, suggestion });
  });
});
