import { deliveryPurposes } from '@portico/contracts/deliveries';
import { readReturnPath } from '@portico/mail/return-path';
import { readUnsubscribeToken } from '@portico/mail/unsubscribe-token';
import { activationValues, grantOf, sealedValues, type GrantedMail } from './grant';

const identity = {
  publicUrl: 'https://portal.example',
  mailFrom: 'portal@mail.example',
  linkSecret: 'a secret of the tests',
};
const mail: GrantedMail = {
  id: '0198c0de-0000-7000-8000-000000000001',
  purpose: 'account',
  name: 'Ada',
  email: 'ada@example.com',
  locale: 'fr',
  contentId: 'c',
  values: { firstName: 'Ada' },
  sender: { name: 'Maple Court', replyTo: null },
  fence: 3,
  sendInMs: null,
  intent: false,
};

describe('a grant', () => {
  it('has a return path that proves to be ours where there is a bounce domain, and the sender else', () => {
    const { envelopeFrom } = grantOf(mail, {}, { ...identity, bounceDomain: 'bounce.example' });
    expect(readReturnPath(envelopeFrom, identity.linkSecret)).toEqual({ deliveryId: mail.id, genuine: true });
    expect(grantOf(mail, {}, identity).envelopeFrom).toBe('portal@mail.example');
  });

  it('has the same Message-ID on every attempt', () => {
    expect(grantOf({ ...mail, fence: 9 }, {}, identity).messageId).toBe(grantOf(mail, {}, identity).messageId);
  });

  it('tells a provider whose mail it is only where that provider is to tell us what became of it', () => {
    const names = (more: object) => Object.keys(grantOf(mail, {}, { ...identity, ...more }).headers);
    expect(names({})).toEqual(['Auto-Submitted']);
    expect(names({ sendgridWebhookKey: 'k' })).toEqual(['Auto-Submitted', 'X-SMTPAPI']);
    const { headers } = grantOf(mail, {}, { ...identity, postmarkWebhookToken: 't' });
    expect(headers).toMatchObject({ 'X-PM-Metadata-delivery': mail.id });
  });

  it('falls back to English, and says that a machine wrote it', () => {
    expect(grantOf(mail, {}, identity)).toMatchObject({
      locale: 'en',
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  });
});

describe('a mail that its recipient can stop', () => {
  const stopping = (purpose: GrantedMail['purpose']) => grantOf({ ...mail, purpose }, {}, identity);

  it('is every invitation and notice, and nothing that people ask for themselves', () => {
    const stoppable = deliveryPurposes.filter((purpose) => 'List-Unsubscribe' in stopping(purpose).headers);
    expect(stoppable).toEqual(['invitation', 'notice']);
    expect(stopping('sign_in').values).toEqual(mail.values);
  });

  it('says so to mail programs and, by the same link, to its reader', () => {
    const { headers, values } = stopping('notice');
    const url = values['unsubscribeUrl']!;
    expect(headers).toEqual({
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    expect(url).toMatch(/^https:\/\/portal\.example\/portal\/unsubscribe\?token=[\w-]{43}$/);
    expect(readUnsubscribeToken(url.split('token=')[1]!, identity.linkSecret)).toBe(mail.id);
  });
});

describe('the values of a link', () => {
  it('are the address with its token and the day it dies, in the zone and language of the reader', () => {
    const link = {
      token: 'raw',
      days: 7,
      expiresAt: new Date('2026-03-04T07:30:00Z'),
      timezone: 'America/Los_Angeles',
    };
    expect(activationValues(link, 'en', identity.publicUrl)).toEqual({
      activationUrl: 'https://portal.example/portal/activate?token=raw',
      linkDays: '7 days',
      expiresAt: 'Tuesday, March 3, 2026 at 11:30 PM PST',
    });
    expect(activationValues(link, 'es', identity.publicUrl)['linkDays']).toBe('7 días');
  });

  it('fill the slot that a mail of this purpose has', () => {
    expect(sealedValues('sign_in', 'https://x')).toEqual({ signInUrl: 'https://x' });
    expect(sealedValues('account', 'https://x')).toEqual({ setPasswordUrl: 'https://x' });
    expect(sealedValues('account', null)).toEqual({});
    expect(sealedValues('recap', 'https://x')).toEqual({});
  });
});
