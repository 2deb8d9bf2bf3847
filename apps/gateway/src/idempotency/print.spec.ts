import { canonical, printOf, withoutSecrets } from './print';

describe('when two requests are the same', () => {
  it('does not look at the order of fields', () => {
    expect(printOf('s', { a: 1, b: { c: [1, 2], d: null } })).toEqual(
      printOf('s', { b: { d: null, c: [1, 2] }, a: 1 }),
    );
  });

  it.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: null }, {}],
    [{ a: '1,b:2' }, { a: '1', b: 2 }],
    [undefined, null],
    [Buffer.from('a'), 'bytes:YQ=='],
  ])('tells %j from %j', (one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });

  it('cannot be guessed without the key', () => {
    expect(printOf('one', { a: 1 })).not.toEqual(printOf('two', { a: 1 }));
  });

  it('keeps no secret of an answer', () => {
    expect(withoutSecrets({ id: '1', secret: 'x', apiKey: 'y', user: { id: '2' } })).toEqual({
      id: '1',
      user: { id: '2' },
    });
  });
});
