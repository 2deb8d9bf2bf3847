import { en } from './en';
import { es } from './es';

type Leaves = Record<string, string>;

function leaves(words: object, path = ''): Leaves {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[`${path}${key}`, value]]
        : Object.entries(leaves(value as object, `${path}${key}.`)),
    ),
  );
}

const slots = (text: string) => (text.match(/\{\{[^}]+\}\}/g) ?? []).toSorted();

describe('the words of the portal', () => {
  const english = leaves(en);
  const spanish = leaves(es);

  it('are there in both languages', () => {
    expect(Object.keys(spanish).toSorted()).toEqual(Object.keys(english).toSorted());
    expect(Object.values({ ...english, ...spanish }).filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each(Object.keys(english))('%s has the same slots in both', (key) => {
    expect(slots(spanish[key] ?? '')).toEqual(slots(english[key] ?? ''));
  });
});
