import { generateKeyPairSync } from 'node:crypto';
import type { Grant } from '@portico/contracts/gate';
import { perLocale, type MailContent } from '@portico/mail/content';
import { planMail } from '@portico/mail/mail-plan';
import PostalMime from 'postal-mime';
import { Unmade } from '../deliveries/ports';
import { MailComposer } from './mail.composer';

const en: MailContent['en'] = {
  subject: ['Hello ', { slot: 'firstName', as: 'header' }],
  html: ['<p>', { slot: 'firstName', as: 'html' }, '</p>'],
  text: ['Hello ', { slot: 'firstName', as: 'text' }],
};
const parts: MailContent = { en, es: { ...en, subject: ['Hola'] } };
const contents = { get: async () => ({ plans: perLocale((locale) => planMail(parts[locale], [])) }) };
const made = async (one: Grant, config: ConstructorParameters<typeof MailComposer>[1] = {}) => {
  const { envelope, raw } = await new MailComposer(contents, config).make(one);
  return { envelope, raw: Buffer.concat(raw) };
};

const grant: Grant = {
  deliveryId: 'd',
  fence: 1,
  sendInMs: null,
  intent: false,
  to: { name: 'Ada, "the first" Byron', address: 'ada@example.com' },
  from: { name: 'Añil Court', address: 'portal@mail.example' },
  replyTo: 'office@maple.example',
  envelopeFrom: 'bounce+1@bounce.example',
  messageId: '<delivery.1@mail.example>',
  headers: { 'Auto-Submitted': 'auto-generated' },
  contentId: 'c',
  locale: 'en',
  values: { firstName: '<Ada>' },
};

describe('a mail', () => {
  it('has both parts, its people, and the headers of its grant', async () => {
    const { envelope, raw } = await made(grant);
    expect(envelope).toEqual({ from: 'bounce+1@bounce.example', to: 'ada@example.com' });
    expect(await PostalMime.parse(raw)).toMatchObject({
      subject: 'Hello <Ada>',
      html: expect.stringContaining('<p>&lt;Ada&gt;</p>'),
      text: expect.stringContaining('Hello <Ada>'),
      to: [{ name: 'Ada, "the first" Byron', address: 'ada@example.com' }],
      from: { name: 'Añil Court', address: 'portal@mail.example' },
      replyTo: [{ address: 'office@maple.example' }],
      messageId: '<delivery.1@mail.example>',
    });
    expect(raw.toString()).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  });

  it('is in the language of the recipient', async () => {
    const { raw } = await made({ ...grant, locale: 'es' });
    expect((await PostalMime.parse(raw)).subject).toBe('Hola');
  });

  it.each(['Eve\r\nBcc: all@example.com', 'Eve\nBcc: all@example.com', 'Eve\u0000'])(
    'lets no name write a header: %j',
    async (name) => {
      const forged = {
        ...grant,
        to: { ...grant.to, name },
        from: { ...grant.from, name },
        values: { firstName: name },
      };
      const { raw } = await made(forged);
      const { headers } = await PostalMime.parse(raw);
      expect(headers.map(({ key }) => key)).not.toContain('bcc');
    },
  );

  it('is not made with a hole in it', async () => {
    await expect(made({ ...grant, values: {} })).rejects.toThrow(Unmade);
  });

  it('is signed where DKIM is set', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const dkimPrivateKey = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const { raw } = await made(grant, { dkimDomain: 'mail.example', dkimSelector: 's1', dkimPrivateKey });
    expect(raw.toString()).toMatch(/^DKIM-Signature: v=1; a=ed25519-sha256; /);
    expect(await PostalMime.parse(raw)).toMatchObject({ subject: 'Hello <Ada>', text: expect.stringContaining('Ada') });
  });

  it('has a link to unsubscribe that no mail program finds broken, and signs it (RFC 8058)', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const dkimPrivateKey = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const headers = {
      'List-Unsubscribe': `<https://portal.maple-court.example/portal/unsubscribe?token=${'x'.repeat(43)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    };
    const { raw } = await made(
      { ...grant, headers },
      { dkimDomain: 'mail.example', dkimSelector: 's1', dkimPrivateKey },
    );
    const unfolded = raw.toString().replace(/\r\n[ \t]+/g, ' ');
    for (const [name, value] of Object.entries(headers)) expect(unfolded).toContain(`\r\n${name}: ${value}\r\n`);
    expect(/ h=([^;]+);/.exec(unfolded)![1]!.split(/ ?: ?/)).toEqual(
      expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post']),
    );
  });
});
