import { Problem } from '@portico/contracts/problems';
import { mailProviders } from '@portico/contracts/provider-events';
import { startGateway, type Gateway } from '../../testing/gateway';
import { StubServices } from '../../testing/stub-services';

describe('what mail providers post', () => {
  const services = new StubServices();
  let app: Gateway;

  beforeAll(async () => {
    app = await startGateway(services, { RATE_LIMIT_FACTOR: '0.05' });
  });
  afterAll(() => app?.close());
  beforeEach(() => {
    services.invitations.calls.length = 0;
    services.invitations.answers['reportProviderEvents'] = () => undefined;
  });

  const post = async (provider: string, body: string, headers: Record<string, string> = {}) => {
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } };
    const answer = await fetch(`${app.url}/api/v1/feedback/${provider}`, init);
    const text = await answer.text();
    return [answer.status, text && (JSON.parse(text) as { code: string }).code] as const;
  };
  const handedOn = () =>
    services.invitations.calls
      .filter(({ method }) => method === 'reportProviderEvents')
      .map(({ args: [provider, headers, body] }) => [provider, headers, Buffer.from(body as Uint8Array).toString()]);

  it.each(mailProviders)('is handed on byte by byte, with what proves it and nothing else: %s', async (provider) => {
    const body = '{ "a" : 1.0,\r\n "é": "\\u00e9" }';
    const proof = { authorization: 'Basic eDp5', 'x-twilio-email-event-webhook-signature': 's' };
    expect(await post(provider, body, { ...proof, cookie: 'a=b', 'x-other': 'c' })).toEqual([200, '']);
    expect(handedOn()).toEqual([[provider, proof, body]]);
  });

  it('is handed on as text, too, as SNS posts it', async () => {
    expect(await post('ses', '{"Type":"x"}', { 'content-type': 'text/plain; charset=UTF-8' })).toEqual([200, '']);
    expect(handedOn()).toEqual([['ses', {}, '{"Type":"x"}']]);
  });

  it.each(['', '{"a":', '['.repeat(100), '\u0000'])('is judged where it is proven, not before: %j', async (body) => {
    expect(await post('mailgun', body)).toEqual([200, '']);
    expect(handedOn()).toEqual([['mailgun', {}, body]]);
  });

  it('is refused where it is too large, of another type or for nobody that we know', async () => {
    expect(await post('sendgrid', 'x'.repeat(2 * 1024 * 1024 + 1))).toEqual([413, 'request.too_large']);
    expect(await post('sendgrid', `"${'x'.repeat(6 * 1024 * 1024)}"`)).toEqual([413, 'request.too_large']);
    expect(await post('sendgrid', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' })).toEqual([
      415,
      'request.unsupported_type',
    ]);
    expect(await post('sparkpost', '{}')).toEqual([404, 'route.not_found']);
    expect(handedOn()).toEqual([]);
  });

  it('is counted by nobody while it is proven, however much it is', async () => {
    for (let i = 0; i < 70; i += 1) expect(await post('postmark', '{}')).toEqual([200, '']);
  });

  it('is refused for a while after some times that it was not proven, a hundred at factor 1', async () => {
    services.invitations.answers['reportProviderEvents'] = () => {
      throw new Problem('feedback.unverified');
    };
    for (let i = 0; i < 5; i += 1) expect(await post('ses', '{}')).toEqual([401, 'feedback.unverified']);
    expect(await post('ses', '{}')).toEqual([429, 'rate.limited']);
    expect(handedOn()).toHaveLength(5);
  });
});
