import { createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto';
import type { Grant } from '@portico/contracts/gate';
import type { MailContent } from '@portico/mail/content';
import PostalMime from 'postal-mime';
import { Unmade } from '../deliveries/ports';
import { MailComposer } from './mail.composer';

const en: MailContent['en'] = {
  subject: ['Hello ', { slot: 'firstName', as: 'header' }],
  html: ['<p>', { slot: 'firstName', as: 'html' }, '</p>'],
  text: ['Hello ', { slot: 'firstName', as: 'text' }],
};
const parts: MailContent = { en, es: { ...en, subject: ['Hola'] } };
const contents = { get: async () => ({ parts, attachments: [] }) };

const grant: Grant = {
  deliveryId: 'd',
  fence: 1,
  sendInMs: null,
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
    const { envelope, raw } = await new MailComposer(contents, {}).make(grant);
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
    const { raw } = await new MailComposer(contents, {}).make({ ...grant, locale: 'es' });
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
      const { raw } = await new MailComposer(contents, {}).make(forged);
      const { headers } = await PostalMime.parse(raw);
      expect(headers.map(({ key }) => key)).not.toContain('bcc');
    },
  );

  it('is not made with a hole in it', async () => {
    await expect(new MailComposer(contents, {}).make({ ...grant, values: {} })).rejects.toThrow(Unmade);
  });

  it('is signed where DKIM is set', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const dkim = {
      dkimDomain: 'mail.example',
      dkimSelector: 's1',
      dkimPrivateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    };
    const { raw } = await new MailComposer(contents, dkim).make(grant);
    expect(signatureHolds(raw.toString('latin1'), publicKey.export({ type: 'spki', format: 'pem' }) as string)).toBe(
      true,
    );
    expect(
      signatureHolds(
        raw.toString('latin1').replace('office@', 'other@'),
        publicKey.export({ type: 'spki', format: 'pem' }) as string,
      ),
    ).toBe(false);
  });
});

/** RFC 6376, relaxed headers, as far as our own signatures need it. */
function signatureHolds(raw: string, publicKey: string): boolean {
  const head = raw
    .slice(0, raw.indexOf('\r\n\r\n'))
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const relaxed = (line: string): string => {
    const colon = line.indexOf(':');
    return `${line.slice(0, colon).trim().toLowerCase()}:${line
      .slice(colon + 1)
      .replace(/[ \t]+/g, ' ')
      .trim()}`;
  };
  const lines = new Map(head.map((line) => [relaxed(line).split(':')[0]!, relaxed(line)]));
  const dkim = lines.get('dkim-signature')!;
  const tag = (name: string): string => new RegExp(`[:;] ?${name}=([^;]*)`).exec(dkim)![1]!.trim();
  const names = tag('h')
    .split(':')
    .map((name) => name.trim().toLowerCase());
  const signed = names.flatMap((name) => lines.get(name) ?? []);
  const unsigned = dkim.replace(/([:;] ?b=)[^;]*/, '$1');
  const verify = createVerify('RSA-SHA256').update([...signed, unsigned].join('\r\n'));
  return verify.verify(createPublicKey(publicKey), tag('b').replace(/ /g, ''), 'base64');
}
