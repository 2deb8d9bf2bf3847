import { Problem } from '@portico/contracts/problems';
import type { Subscription } from '@portico/contracts/subscriptions';
import { unsubscribeTokenOf } from '@portico/mail/unsubscribe-token';
import { DataSource } from 'typeorm';
import { startGateway, type Gateway } from '../../testing/gateway';
import { ids, StubServices } from '../../testing/stub-services';

const token = unsubscribeTokenOf(ids.thing, 'a key of the tests');
const path = `/portal/unsubscribe?token=${token}`;
const oneClick = 'List-Unsubscribe=One-Click';
const ofThePage = { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' };

describe('the page that stops invitations and notices', () => {
  const services = new StubServices();
  let app: Gateway;
  let standing: Subscription;

  beforeAll(async () => {
    app = await startGateway(services, { RATE_LIMIT_FACTOR: '1' });
    const known = (asked: string, stoppedBy: Subscription['stoppedBy']): Subscription => {
      if (asked !== token) throw new Problem('unsubscribe.unknown');
      standing.stoppedBy = stoppedBy;
      return standing;
    };
    Object.assign(services.invitations.answers, {
      subscription: (asked: string) => known(asked, standing.stoppedBy),
      unsubscribe: (asked: string) => known(asked, standing.stoppedBy ?? 'unsubscribe'),
      resubscribe: (asked: string) => known(asked, standing.stoppedBy === 'unsubscribe' ? null : standing.stoppedBy),
    });
    services.directory.answers['communityFace'] = () => ({ name: 'Maple Court', brandColor: '#1f6feb', logoUrl: null });
  });

  beforeEach(async () => {
    standing = { communityId: ids.community, senderName: 'Maple Court HOA', locale: 'en', stoppedBy: null };
    await app.get(DataSource).query('TRUNCATE rate_limit');
  });

  afterAll(() => app?.close());

  const asked = () => services.invitations.calls.filter(({ method }) => method !== 'subscription').length;

  it('says what will stop, and has its one button, which works without JavaScript', async () => {
    const { text, headers } = await app.http.get(path).expect(200).expect('content-type', 'text/html; charset=utf-8');
    expect(text).toContain('Stop these emails?');
    expect(text).toContain('Maple Court HOA will send you no more invitations or notices');
    expect(text).toContain('<p>Maple Court</p>');
    expect(text.match(/<button/g)).toHaveLength(1);
    expect(text).not.toContain('<script');
    expect(text).toContain(`<form method="post" action="${path}">`);
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; .*form-action 'self'; .*frame-ancestors 'none'$/,
    );
    expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'no-referrer']);
  });

  it('changes nothing when it is opened: neither GET nor HEAD', async () => {
    const before = asked();
    await app.http.get(path).expect(200);
    await app.http.head(path).expect(200);
    await app.http.get(`/portal/unsubscribe/undo?token=${token}`).expect(404);
    expect([asked(), standing.stoppedBy]).toEqual([before, null]);
  });

  it('stops them by its button, says what still comes, and takes it back', async () => {
    const stopped = await app.http.post(path).set(ofThePage).type('form').send(oneClick).expect(200);
    expect(stopped.text).toContain('These emails have stopped');
    expect(stopped.text).toContain('What you ask for yourself still comes, such as links to sign in.');
    expect((await app.http.get(path)).text).toContain('These emails have stopped');
    const undo = /action="(\/portal\/unsubscribe\/undo\?token=[\w-]+)"/.exec(stopped.text)![1]!;
    const resumed = await app.http.post(undo).set(ofThePage).type('form').send('').expect(200);
    expect(resumed.text).toContain('You get these emails again');
    expect(standing.stoppedBy).toBeNull();
  });

  it.each(['manual', 'complaint', 'hard_bounce'] as const)(
    'offers nothing where something else stopped them: %s',
    async (reason) => {
      standing.stoppedBy = reason;
      for (const page of [await app.http.get(path), await app.http.post(path).type('form').send(oneClick)]) {
        expect([page.status, page.text.includes('have stopped already')]).toEqual([200, true]);
        expect(page.text).not.toContain('<form');
      }
      await app.http.post(`/portal/unsubscribe/undo?token=${token}`).type('form').send('').expect(200);
      expect(standing.stoppedBy).toBe(reason);
    },
  );

  it('speaks the language of the mail', async () => {
    standing.locale = 'es';
    const { text } = await app.http.get(path).set('Accept-Language', 'en');
    expect(text).toContain('<html lang="es">');
    expect(text).toContain('¿No quiere recibir más estos correos?');
  });

  it('shows names as text, and does without the looks of a community that cannot be asked for', async () => {
    standing.senderName = '<img src=x onerror=alert(1)>';
    services.directory.answers['communityFace'] = () => {
      throw new Problem('service.unavailable');
    };
    const { text } = await app.http.post(path).type('form').send(oneClick).expect(200);
    expect([text.includes('<img'), standing.stoppedBy]).toEqual([false, 'unsubscribe']);
  });

  describe('for mail programs (RFC 8058)', () => {
    const multipart = (...parts: [name: string, value: string][]) =>
      `${parts.map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--b--\r\n`;
    const post = (body: string, type = 'multipart/form-data; boundary=b') =>
      app.http.post(path).set('Content-Type', type).send(body);

    it.each([
      ['application/x-www-form-urlencoded', oneClick],
      ['multipart/form-data; boundary=b', multipart(['List-Unsubscribe', 'One-Click'])],
    ])('takes one click as %s, without cookie and origin, and leads nowhere else', async (type, body) => {
      const { status, headers } = await post(body, type);
      expect([status, headers['location'], headers['set-cookie']]).toEqual([200, undefined, undefined]);
      expect(standing.stoppedBy).toBe('unsubscribe');
      await post(body, type).expect(200);
    });

    it.each([
      ['nothing', '', 400],
      ['an empty form', multipart(), 422],
      ['another word', multipart(['List-Unsubscribe', 'Yes']), 422],
      ['another field', multipart(['x', 'One-Click']), 422],
      ['one field too many', multipart(['List-Unsubscribe', 'One-Click'], ['x', 'y']), 422],
      ['a NUL', multipart(['List-Unsubscribe', 'One-Click\0']), 422],
      ['a name of every object', multipart(['__proto__', 'One-Click']), 422],
      ['a file', multipart(['List-Unsubscribe"; filename="x', 'One-Click']), 422],
      ['what is cut off', '--b\r\nContent-Disposition', 400],
      ['too much', multipart(['List-Unsubscribe', 'x'.repeat(10_000)]), 413],
    ])('refuses %s in a page', async (_, body, status) => {
      const answer = await post(body).expect('content-type', /html/);
      expect([answer.status, standing.stoppedBy]).toEqual([status, null]);
    });

    it('refuses what is no form, or comes from a foreign page', async () => {
      await post('{"List-Unsubscribe":"One-Click"}', 'application/json').expect(415);
      await post('x', 'multipart/form-data').expect(400);
      const foreign = { Origin: 'https://evil.example' };
      await app.http.post(path).set(foreign).type('form').send(oneClick).expect(403);
      await app.http.post(path).set({ 'Sec-Fetch-Site': 'cross-site' }).type('form').send(oneClick).expect(403);
      expect(standing.stoppedBy).toBeNull();
    });
  });

  it.each([
    '',
    'token=',
    'token=preview',
    'token=%00',
    `token=${token}&token=${token}`,
    'token=%3Cscript%3E',
    `token=${'x'.repeat(5000)}`,
    'token=%F0%9F%98%80',
    'token=..%2f..%2f',
  ])('does not know ?%s: 404', async (query) => {
    const [opened, pressed, undone] = [
      await app.http.get(`/portal/unsubscribe?${query}`),
      await app.http.post(`/portal/unsubscribe?${query}`).type('form').send(oneClick),
      await app.http.post(`/portal/unsubscribe/undo?${query}`).type('form').send(''),
    ];
    for (const { status, text } of [opened, pressed, undone])
      expect([status, text.includes('We do not know this link')]).toEqual([404, true]);
  });

  it('takes no more than 300 presses a minute from one address', async () => {
    const press = () => app.http.post(path).type('form').send(oneClick);
    await press().expect(200);
    await app.get(DataSource).query(`UPDATE rate_limit SET used = 299 WHERE key LIKE 'unsubscribe:%'`);
    await press().expect(200);
    const { status, text, headers } = await press();
    expect([status, text.includes('Too many requests'), Number(headers['retry-after']) > 0]).toEqual([429, true, true]);
    await app.http.get(path).expect(200);
  });
});
