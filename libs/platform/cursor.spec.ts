import { decodeCursor, encodeCursor } from './cursor';

describe('a cursor', () => {
  it('gives back the values that went in', () => {
    const values = ['Zoë', 7, true, '2026-01-01 00:00:00.123456+00'];
    expect(decodeCursor(encodeCursor(values), 4)).toEqual(values);
    expect(encodeCursor(values)).toMatch(/^[\w-]+$/);
  });

  it.each([
    '',
    'x',
    '!!',
    encodeCursor(['one']),
    Buffer.from('{"a":1}').toString('base64url'),
    Buffer.from('[[1],{}]').toString('base64url'),
    Buffer.from('["a",null]').toString('base64url'),
  ])('that is none of ours is refused: %s', (text) => {
    expect(() => decodeCursor(text, 2)).toThrow(expect.objectContaining({ code: 'cursor.invalid', status: 400 }));
  });
});
