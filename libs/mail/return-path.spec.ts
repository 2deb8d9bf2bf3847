import { readReturnPath, returnPathOf } from './return-path';

const id = '0198c7a2-5d1e-7f3a-9b4c-1234567890ab';
const made = returnPathOf(id, 'bounce.example', 'secret');

describe('the return path of a delivery', () => {
  it('leads back to it', () => {
    expect(readReturnPath(made, 'secret')).toEqual({ deliveryId: id, genuine: true });
  });

  it.each([`<${made}>`, made.toUpperCase(), ` ${made} `])('is read as servers write it: %j', (recipient) => {
    expect(readReturnPath(recipient, 'secret')).toEqual({ deliveryId: id, genuine: true });
  });

  it('fits into an SMTP address', () => {
    expect(made.split('@')[0]).toHaveLength(64);
  });

  it('is not genuine when its MAC was made with another key, for another delivery or changed', () => {
    const others = [
      returnPathOf(id, 'bounce.example', 'other'),
      made.replace('bounce+0', 'bounce+1'),
      made.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@')),
    ];
    expect(others.map((recipient) => readReturnPath(recipient, 'secret')?.genuine)).toEqual([false, false, false]);
  });

  it.each(['', 'ana@example.com', 'bounce+1.2@bounce.example', `${made}, ${made}`])('is not %j', (recipient) => {
    expect(readReturnPath(recipient, 'secret')).toBeNull();
  });
});
