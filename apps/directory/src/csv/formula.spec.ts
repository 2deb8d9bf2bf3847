import fc from 'fast-check';
import { neutral, restored } from './formula';

describe('a cell that a spreadsheet would run', () => {
  it.each(['=1+1', '-1+1', '@SUM(1+9)', '+SUM(1)', '\t1+1', '\rHYPERLINK("http://127.0.0.1/x","a")', '＝1+1', "'=1"])(
    '%j gets an apostrophe',
    (text) => expect(neutral(text)).toBe(`'${text}`),
  );

  it.each(['Ada', "O'Neill", "'t Hooft", '1-2', 'a=b', ''])('%j is none', (text) => expect(neutral(text)).toBe(text));

  it('comes back as it was, whatever it was', () => {
    const risky = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a', '1', '＝') });
    fc.assert(fc.property(fc.oneof(risky, fc.string()), (text) => restored(neutral(text)) === text));
  });
});
