import { loadConfig } from '@portico/platform/config';
import { INTERNAL_SECRET } from '@portico/testing/app';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { MailerConfig } from './config';

const env = {
  PORT: '3003',
  INTERNAL_SECRET,
  INVITATIONS_URL: 'http://127.0.0.1:3002',
  SMTP_URL: 'smtp://127.0.0.1:3005',
};

describe('the settings of the mailer', () => {
  it('have defaults, but for the relay and the gate', () => {
    expect(loadConfig(MailerConfig, env)).toMatchObject({
      smtpTimeoutSeconds: 300,
      mailerConcurrency: 20,
      smtpConnections: 5,
    });
    expect(() => loadConfig(MailerConfig, { ...env, SMTP_URL: '', INVITATIONS_URL: '' })).toThrow(
      /INVITATIONS_URL[^]*SMTP_URL/,
    );
  });

  it('take a sign-in at the relay, and no other protocol', () => {
    expect(loadConfig(MailerConfig, { ...env, SMTP_URL: 'smtps://user:p%40ss@relay.example:465' }).smtpUrl).toContain(
      'relay',
    );
    expect(() => loadConfig(MailerConfig, { ...env, SMTP_URL: 'http://relay.example' })).toThrow('SMTP_URL');
  });

  it('ask for all of DKIM once a part of it is set', () => {
    expect(() => loadConfig(MailerConfig, { ...env, DKIM_DOMAIN: 'mail.example' })).toThrow(
      /DKIM_SELECTOR[^]*DKIM_PRIVATE_KEY/,
    );
    expect(loadConfig(MailerConfig, env).dkimDomain).toBeUndefined();
  });

  it('take a key that can sign mails, and no other', () => {
    const dkim = { ...env, DKIM_DOMAIN: 'mail.example', DKIM_SELECTOR: 's1' };
    const pem = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }) as string;
    const ed25519 = pem(generateKeyPairSync('ed25519').privateKey);
    const rsa = pem(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
    const ec = pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    for (const key of [ed25519, rsa])
      expect(loadConfig(MailerConfig, { ...dkim, DKIM_PRIVATE_KEY: key }).dkimPrivateKey).toContain('PRIVATE KEY');
    for (const key of [ec, 'no key'])
      expect(() => loadConfig(MailerConfig, { ...dkim, DKIM_PRIVATE_KEY: key })).toThrow('DKIM_PRIVATE_KEY');
  });
});
