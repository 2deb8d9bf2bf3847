import fc from 'fast-check';
import type { EmailHolder } from './email-rule';
import { judge } from './mass-edit';

const person = (id: string, home: string, emailKey: string | null): EmailHolder => {
  return { id, propertyId: home, propertyName: `Home ${home}`, emailKey };
};

const ann = person('ann', '1', 'ann@example.com');
const bob = person('bob', '2', 'bob@example.com');
const cleo = person('cleo', '3', 'cleo@example.com');
const dan = person('dan', '1', null);

function codes(
  edits: [id: string, email: string | null | undefined][],
  people: EmailHolder[],
  ruled = true,
): (string | null)[] {
  const rows = edits.map(([id, email]) => ({ id, email: email as string | null }));
  return judge(rows, people, ruled).map((verdict) => verdict?.code ?? null);
}

const taken = 'resident.email_taken';

describe('the mass edit of emails (B8)', () => {
  it('judges each row on its own', () => {
    const edits: [string, string | null | undefined][] = [
      ['ann', 'new@example.com'],
      ['bob', 'no address'],
      ['nobody', 'x@example.com'],
      ['cleo', null],
      ['dan', undefined],
      ['ann', 'again@example.com'],
    ];
    expect(codes(edits, [ann, bob, cleo, dan])).toEqual([
      null,
      'email.invalid',
      'resource.not_found',
      null,
      'field.required',
      'resident.repeated',
    ]);
  });

  it('refuses an email that another property has and names the property (B9)', () => {
    const [verdict] = judge([{ id: 'ann', email: ' BOB@Example.com ' }], [ann, bob], true);
    expect(verdict).toEqual({ code: taken, message: 'Home 2 has this email already.' });
  });

  it('lets co-owners of one property share an email', () => {
    expect(codes([['dan', 'ann@example.com']], [ann, dan])).toEqual([null]);
  });

  it('takes any email where the rule is off', () => {
    expect(codes([['ann', 'bob@example.com']], [ann, bob], false)).toEqual([null]);
  });

  it('lets two people swap their emails', () => {
    const edits: [string, string][] = [
      ['ann', 'bob@example.com'],
      ['bob', 'ann@example.com'],
    ];
    expect(codes(edits, [ann, bob])).toEqual([null, null]);
  });

  it('gives an email that two rows want to the first', () => {
    const edits: [string, string][] = [
      ['bob', 'one@example.com'],
      ['ann', 'one@example.com'],
    ];
    expect(codes(edits, [ann, bob])).toEqual([null, taken]);
  });

  it('gives nobody what somebody has and asks for again', () => {
    const edits: [string, string][] = [
      ['bob', 'ann@example.com'],
      ['ann', 'Ann@example.com'],
    ];
    expect(codes(edits, [ann, bob])).toEqual([taken, null]);
  });

  it('gives in the end what was refused only for the sake of a wish that failed itself', () => {
    const flatmate = person('eve', '2', null);
    const edits: [string, string][] = [
      ['ann', 'bob@example.com'],
      ['eve', 'bob@example.com'],
      ['bob', 'cleo@example.com'],
    ];
    expect(codes(edits, [ann, bob, cleo, flatmate])).toEqual([taken, null, taken]);
  });

  it('does not give away what a refused person keeps, however long the chain', () => {
    const edits: [string, string][] = [
      ['ann', 'bob@example.com'],
      ['bob', 'cleo@example.com'],
      ['cleo', 'eve@example.com'],
    ];
    const eve = person('eve', '9', 'eve@example.com');
    expect(codes(edits, [ann, bob, cleo, eve])).toEqual([taken, taken, taken]);
    expect(codes(edits, [ann, bob, cleo])).toEqual([null, null, null]);
  });
});

describe('whatever is asked', () => {
  const homes = fc.constantFrom('1', '2', '3');
  const email = fc.option(fc.constantFrom('a@x.example', 'b@x.example', 'c@x.example', 'd@x.example'));
  const town = fc
    .array(fc.tuple(homes, email), { minLength: 1, maxLength: 7 })
    .map((people) => people.map(([home, key], i) => person(`p${i}`, home, key)))
    .filter(keepsTheRule);
  const asked = town.chain((people) => {
    const row = fc.record({ id: fc.constantFrom(...people.map(({ id }) => id)), email });
    return fc.tuple(fc.constant(people), fc.uniqueArray(row, { selector: ({ id }) => id }));
  });

  function keepsTheRule(people: EmailHolder[]): boolean {
    const homeOf = new Map(people.map(({ emailKey, propertyId }) => [emailKey, propertyId]));
    return people.every(({ emailKey, propertyId }) => emailKey === null || homeOf.get(emailKey) === propertyId);
  }

  it('leaves no email on two properties, and refuses only what another property has in the end', () => {
    fc.assert(
      fc.property(asked, ([people, rows]) => {
        const verdicts = judge(rows, people, true);
        const granted = new Map(rows.filter((_, i) => verdicts[i] === null).map((row) => [row.id, row.email]));
        const after = people.map((one) => (granted.has(one.id) ? { ...one, emailKey: granted.get(one.id)! } : one));
        expect(keepsTheRule(after)).toBe(true);
        for (const { id, email: wanted } of rows.filter(({ id: rowId }) => !granted.has(rowId))) {
          const home = people.find((one) => one.id === id)!.propertyId;
          expect(after.some((one) => one.emailKey === wanted && one.propertyId !== home)).toBe(true);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
