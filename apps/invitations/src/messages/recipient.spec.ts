import { partsOf, problemOf, type RecipientFacts } from './recipient';

const nobody: RecipientFacts = { suppressed: new Set(), registered: new Set() };
const suppressed: RecipientFacts = { ...nobody, suppressed: new Set(['ada@example.com']) };
const registered: RecipientFacts = { ...nobody, registered: new Set(['r1']) };

describe('who of the selected is left out, and why (B7, B8)', () => {
  it.each([
    ['nobody without an email is mailed', null, 'invitation', nobody, 'no_email'],
    ['nobody at a broken address is mailed', 'ada at example', 'invitation', nobody, 'invalid_email'],
    [
      'a suppressed address is left out, however it is written',
      ' Ada@Example.COM ',
      'invitation',
      suppressed,
      'suppressed',
    ],
    ['a suppressed address gets no notice either', 'ada@example.com', 'notice', suppressed, 'suppressed'],
    ['who is registered needs no invitation', 'ada@example.com', 'invitation', registered, 'registered'],
    ['who is registered gets notices', 'ada@example.com', 'notice', registered, null],
    ['everyone else is mailed', 'ada@example.com', 'invitation', nobody, null],
  ] as const)('%s', (_, email, purpose, facts, problem) => {
    expect(problemOf({ residentId: 'r1', email }, purpose, facts, new Set())).toBe(problem);
  });

  it('mails a notice once to an address, whoever shares it', () => {
    const taken = new Set<string>();
    const problems = ['one@example.com', 'ONE@example.com', 'two@example.com'].map((email) =>
      problemOf({ residentId: 'r', email }, 'notice', nobody, taken),
    );
    expect(problems).toEqual([null, 'duplicate', null]);
  });

  it('mails an invitation to each of those who share an address: everyone has a link of their own', () => {
    const taken = new Set<string>();
    const share = () => problemOf({ residentId: 'r', email: 'one@example.com' }, 'invitation', nobody, taken);
    expect([share(), share()]).toEqual([null, null]);
  });
});

describe('a selection in parts', () => {
  it('names each of its ids once, but for those excluded', () => {
    expect(partsOf({ ids: ['c', 'a', 'b', 'a', 'd'], exclude: ['b'] }, 2)).toEqual([
      { ids: ['a', 'c'] },
      { ids: ['d'] },
    ]);
  });

  it('is whole where it is a filter: that is paged by directory', () => {
    const selection = { filter: { hasEmail: true }, exclude: ['a'] };
    expect(partsOf(selection, 2)).toEqual([selection]);
  });
});
