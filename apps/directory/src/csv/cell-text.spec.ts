import { cellText, oneLine } from './cell-text';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): string =>
  Buffer.from(text, encoding).toString('latin1');

describe('a cell', () => {
  it.each([
    ['plain', 'Ada Abbott', 'Ada Abbott'],
    ['UTF-8', bytes('Søren 王 Иванова'), 'Søren 王 Иванова'],
    ['Windows-1252', bytes('Søren', 'latin1'), 'Søren'],
    ['Windows-1252 beyond Latin-1', '\u0093Moore\u0094 \u0080', '“Moore” €'],
    ['decomposed', bytes('Zoe\u0308'), 'Zoë'],
    ['padded', '  Ada \t ', 'Ada'],
    ['padded with no-break spaces', bytes('\u00a0Ada\u00a0'), 'Ada'],
    ['of several lines', 'Line1\r\nLine2', 'Line1 Line2'],
    ['with NUL and control characters', 'A\u0000d\u0007a', 'A d a'],
    ['with double blanks', 'Ada   Abbott', 'Ada Abbott'],
    ['blank', '   ', ''],
  ])('that is %s reads as one line', (_, cell, text) => expect(oneLine(cellText(cell))).toBe(text));
});
