import fc from 'fast-check';
import { quotedPrintable } from './quoted-printable';

/** As a receiver reads it (RFC 2045 §6.7). */
const read = (encoded: string): string => {
  const codes = encoded
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(codes, 'latin1').toString();
};
const nasty = [
  '.',
  '=',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\r',
  ' \n',
  '\n.',
  'é',
  '陳',
  '👩‍👩‍👧',
  '\0',
  'x'.repeat(75),
  '.'.repeat(76),
  'é'.repeat(40),
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...nasty), fc.string({ unit: 'grapheme' })))
  .map((pieces) => pieces.join(''));

describe('quoted-printable', () => {
  it.each([
    ['Maple Court', 'Maple Court'],
    ['', ''],
    ['a=b', 'a=3Db'],
    ['Zoë 陳', 'Zo=C3=AB =E9=99=B3'],
    ['end \nnext\t\r\n', 'end=20\r\nnext=09\r\n'],
    ['.a\n..b', '=2Ea\r\n=2E.b'],
    [`${'x'.repeat(74)}é`, `${'x'.repeat(74)}=\r\n=C3=A9`],
    ['x'.repeat(76), `${'x'.repeat(75)}=\r\nx`],
  ])('writes %j as %j', (said, encoded) => {
    expect(quotedPrintable(said)).toBe(encoded);
  });

  it('loses nothing but the kind of line end', () => {
    fc.assert(
      fc.property(text, (said) => expect(read(quotedPrintable(said))).toBe(said.replace(/\r\n|\r|\n/g, '\r\n'))),
    );
  });

  it('is lines of printable ASCII that no server changes, with room for a soft break', () => {
    fc.assert(
      fc.property(text, (said) => {
        for (const line of quotedPrintable(said).split('\r\n')) {
          expect(line).toMatch(/^(?!\.)(?:[!-<>-~]| (?!$)|=[0-9A-F]{2})*=?$/);
          expect(line.replace(/=$/, '').length).toBeLessThanOrEqual(75);
        }
      }),
    );
  });
});
