import { Writable } from 'node:stream';
import { createLogger, NestLogger, scrub } from './logging';

function logged(write: (logger: ReturnType<typeof createLogger>) => void, json = true): string {
  let text = '';
  const target = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  write(createLogger('mailer', 'info', json, target));
  return text;
}

describe('the log', () => {
  it.each([
    ['an address', 'to ana.o’neil+x@mail.example.com now', /example|ana/],
    ['an address in another script', 'to 田中@例え.example', /例え/],
    ['a token of a link', 'GET /portal/activate?a=1&token=abcDEF-_123&b=2', /abcDEF/],
    ['a bearer credential', 'Authorization: Bearer pk_live.abc/def=', /pk_live/],
    ['the password of a database', 'connect postgres://portico:hunter2@db.example.com/x', /hunter2/],
  ])('hides %s', (_, text, secret) => {
    expect(scrub(text)).not.toMatch(secret);
    expect(logged((logger) => logger.info(text))).not.toMatch(secret);
    expect(logged((logger) => logger.info({ deep: { note: text } }, 'x'))).not.toMatch(secret);
  });

  it('hides fields that are secrets by their name', () => {
    const line = logged((logger) => logger.info({ token: 'abc', user: { password: 'def', email: 'ghi', id: 7 } }, 'x'));
    expect(JSON.parse(line)).toMatchObject({ token: '***', user: { password: '***', email: '***', id: 7 } });
  });

  it('tells of an error its message and place, and no parameters of its query', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      parameters: ['secret-value'],
      query: 'INSERT',
    });
    const line = logged((logger) => new NestLogger(logger).error({ msg: 'failed', err: error }, 'Outbox'));
    expect(JSON.parse(line)).toMatchObject({
      level: 50,
      name: 'mailer',
      context: 'Outbox',
      msg: 'failed',
      err: { message: 'duplicate key', code: '23505' },
    });
    expect(line).not.toMatch(/secret-value|INSERT/);
  });

  it.each([
    'x\nana@example.com',
    'x\tana@example.com',
    'x\u0001ana@example.com',
    '"ana@example.com"',
    'a\\ana@example.com',
  ])('stays JSON where an address is hidden: %j', (text) => {
    const line = logged((logger) => logger.info(text));
    expect((JSON.parse(line) as { msg: string }).msg).not.toMatch(/ana|example/);
  });

  it('leaves the paths of packages in a stack alone', () => {
    const line = 'at Object.run (/srv/node_modules/@nestjs/core/router.js:1:2)';
    expect(scrub(line)).toBe(line);
  });

  it('is short and readable outside of production', () => {
    const line = logged((logger) => new NestLogger(logger).log({ msg: 'listening', port: 3000 }, 'Main'), false);
    expect(line).toMatch(/^\d\d:\d\d:\d\d INFO {2}\[Main\] listening port=3000\n$/);
  });
});
