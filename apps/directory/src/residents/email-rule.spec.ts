import { refusedWishes } from './email-rule';
import type { EmailHolder } from './email-rule';

type Wish = [home: string, asksFor: string, has?: string];

/** The homes that stand in the way, by the number of the wish. */
function refused(wishes: Wish[], others: [home: string, emailKey: string][] = []): (string | null)[] {
  const person = (id: string, home: string, emailKey: string | null = null): EmailHolder => {
    return { id, propertyId: home, propertyName: home, emailKey };
  };
  const made = wishes.map(([home, key, has], i) => ({ person: person(`wish ${i}`, home, has), key }));
  const living = made.map((wish) => wish.person).filter(({ emailKey }) => emailKey !== null);
  const people = [...living, ...others.map(([home, key], i) => person(`other ${i}`, home, key))];
  const verdicts = refusedWishes(people, made);
  return made.map((wish) => verdicts.get(wish)?.propertyName ?? null);
}

describe('an email that every property needs for itself', () => {
  it('goes to the first home that asks', () => {
    const wishes: Wish[] = [
      ['1 Elm', 'a'],
      ['2 Elm', 'a'],
      ['1 Elm', 'a'],
    ];
    expect(refused(wishes)).toEqual([null, '1 Elm', null]);
  });

  it('is refused where another home has it, and shared within one', () => {
    expect(refused([['1 Elm', 'a']], [['2 Elm', 'a']])).toEqual(['2 Elm']);
    expect(refused([['1 Elm', 'a']], [['1 Elm', 'a']])).toEqual([null]);
  });

  it('is free when its home gives it up, also where two swap', () => {
    const swap: Wish[] = [
      ['1 Elm', 'b', 'a'],
      ['2 Elm', 'a', 'b'],
    ];
    expect(refused(swap)).toEqual([null, null]);
  });

  it('is not free when who would give it up is refused', () => {
    const chain: Wish[] = [
      ['1 Elm', 'b'],
      ['2 Elm', 'c', 'b'],
      ['3 Elm', 'd', 'c'],
    ];
    expect(refused(chain, [['9 Elm', 'd']])).toEqual(['2 Elm', '3 Elm', '9 Elm']);
  });
});
