import { createHash, generateKeyPairSync, verify, type KeyObject } from 'node:crypto';
import { DkimSigner } from './dkim.signer';

const header = 'From: a@mail.example\r\nSubject: =?UTF-8?Q?Hola?=\r\n  again\t and  again\r\nList-Unsubscribe: <u>\r\n';
const body = { body: 'one \r\n', files: [Buffer.from('\r\ntwo\r\n')] };
const whole = (signature: string) => `${signature}${header}\r\n${body.body}${body.files.map(String).join('')}`;
const keys = { rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }), ed25519: generateKeyPairSync('ed25519') };
const configWith = (privateKey: KeyObject) => ({
  dkimDomain: 'mail.example',
  dkimSelector: 's1',
  dkimPrivateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
});

/** What a receiver does (RFC 6376 §6.1, relaxed/simple), as far as our own signatures need it. */
function holds(mail: string, publicKey: KeyObject): boolean {
  const end = mail.indexOf('\r\n\r\n');
  const [signature, ...fields] = mail.slice(0, end).split(/\r\n(?!\s)/);
  const tags = new Map(
    [...signature!.slice('DKIM-Signature:'.length).matchAll(/([a-z]+)=([^;]*)/g)].map(([, tag, value]) => [
      tag!,
      value!.replace(/\s/g, ''),
    ]),
  );
  const relaxed = (field: string): string =>
    field
      .replace(/\r\n/g, '')
      .replace(/\s+/g, ' ')
      .replace(/^([^:]*?) ?: ?(.*?) ?$/, (_, name, value) => `${name.toLowerCase()}:${value}`);
  const signed = tags
    .get('h')!
    .split(':')
    .map((name) => fields.find((field) => field.toLowerCase().startsWith(`${name}:`))!);
  const said = Buffer.from([...signed, signature!.replace(/(; ?\s*b=)[^]*/, '$1')].map(relaxed).join('\r\n'));
  const hash = createHash('sha256')
    .update(mail.slice(end + 4).replace(/(\r\n)*$/, '\r\n'))
    .digest('base64');
  const isRsa = tags.get('a') === 'rsa-sha256';
  const value = Buffer.from(tags.get('b')!, 'base64');
  const isOurs = isRsa
    ? verify('sha256', said, publicKey, value)
    : verify(null, createHash('sha256').update(said).digest(), publicKey, value);
  return isOurs && hash === tags.get('bh');
}

describe('a DKIM signature', () => {
  it.each(['rsa', 'ed25519'] as const)('of %s holds for this mail and for no other', async (kind) => {
    const { privateKey, publicKey } = keys[kind];
    const signature = await DkimSigner.of(configWith(privateKey))!.sign(header, body);
    const mail = whole(signature);
    expect(holds(mail, publicKey)).toBe(true);
    for (const [what, other] of [
      ['a@', 'b@'],
      ['<u>', '<v>'],
      ['two', 'six'],
      ['d=mail', 'd=mall'],
    ] as const)
      expect(holds(mail.replace(what, other), publicKey)).toBe(false);
  });

  it('survives a server that folds the header anew', async () => {
    const signature = await DkimSigner.of(configWith(keys.rsa.privateKey))!.sign(header, body);
    const mail = whole(signature).replace('Subject: =', 'Subject:\r\n =').replace('again\t', 'again ');
    expect(holds(mail, keys.rsa.publicKey)).toBe(true);
  });

  it('keeps to short lines', async () => {
    const signature = await DkimSigner.of(configWith(keys.rsa.privateKey))!.sign(header.repeat(4), body);
    expect(Math.max(...signature.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(78);
  });

  it('is not made where DKIM is not set', () => {
    expect(DkimSigner.of({})).toBeUndefined();
  });
});
