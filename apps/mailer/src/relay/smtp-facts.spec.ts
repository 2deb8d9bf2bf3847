import { accepted, refused } from './smtp-facts';

describe('what the relay said', () => {
  it.each([
    ['250 2.0.0 Ok: queued as 17', { code: 250, enhancedCode: '2.0.0' }],
    ['250 OK', { code: 250, enhancedCode: null }],
    ['', { code: null, reply: null }],
  ])('"%s" after the final dot is an acceptance', (response, facts) => {
    expect(accepted(response)).toMatchObject({ kind: 'accepted', stage: 'data', ...facts });
  });

  it.each([
    ['RCPT TO', 'rcpt'],
    ['MAIL FROM', 'mail'],
    ['DATA', 'data'],
    ['AUTH PLAIN', 'connect'],
    ['CONN', 'connect'],
  ])('a refusal of %s is at %s', (command, stage) => {
    const error = { command, code: 'EENVELOPE', responseCode: 550, response: '550-5.1.1 no\n550 5.1.1 such user' };
    expect(refused(error)).toMatchObject({ kind: 'rejected', stage, code: 550, enhancedCode: '5.1.1' });
  });

  it.each(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS'])('silence (%s) is told as such', (code) => {
    expect(refused({ code, command: 'CONN', message: 'gone' })).toMatchObject({
      kind: 'connection',
      code: null,
      reply: 'gone',
    });
  });

  it.each([
    ['ETLS', undefined],
    ['ESOCKET', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['ESOCKET', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['ESOCKET', 'CERT_HAS_EXPIRED'],
  ])('a connection that cannot be trusted (%s, %s) is told as such', (code, originalCode) => {
    expect(refused({ code, originalCode, command: 'CONN', message: 'no' })).toMatchObject({ kind: 'tls', reply: 'no' });
  });

  it.each(['ECONNECTION', 'ETIMEDOUT', 'EPROTO'])('silence (%s) after the data was asked for says so', (code) => {
    expect(refused({ code, command: 'CONN', message: 'gone' }).stage).toBeNull();
    expect(refused({ code, command: 'CONN', message: 'gone' }, true)).toMatchObject({
      kind: 'connection',
      stage: 'data',
      reply: 'gone',
    });
  });

  it('a refusal is one, however far the mail came', () => {
    const error = { command: 'DATA', responseCode: 554, response: '554 5.6.0 no' };
    expect(refused(error, true)).toEqual(refused(error));
  });

  it('a mail that never was one is told as unmade', () => {
    expect(refused({ code: 'EENVELOPE', command: 'API', message: 'Invalid recipient' })).toMatchObject({
      kind: 'unmade',
    });
  });

  it('can be stored: no control characters, and not without end', () => {
    const { reply } = refused({ responseCode: 550, response: `550 a\u0000b\r\n550 ${'x'.repeat(5_000)}` });
    expect(reply).toHaveLength(500);
    expect(reply).toMatch(/^550 a b \n550 x+$/);
  });
});
