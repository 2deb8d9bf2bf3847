// DKIM (RFC 6376), with RSA or Ed25519 (RFC 8463). nodemailer signs with RSA alone, and says nothing where it cannot. All of our
// header is signed: a one-click unsubscribe counts only where its two fields are (RFC 8058). The body needs no canonical form: as
// it is composed nothing on the way has a reason to touch it.
import { createHash, createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { PlannedMail } from '@portico/mail/mail-plan';
import { foldLines } from 'nodemailer/lib/mime-funcs';
import type { MailerConfig } from '../config';

type DkimConfig = Pick<MailerConfig, 'dkimDomain' | 'dkimSelector' | 'dkimPrivateKey'>;

type Body = Pick<PlannedMail, 'body' | 'files'>;

// With a callback the work is done by a thread of Node's pool: RSA takes longer than all the rest of a mail.
const signApart = promisify<string | null, Buffer, KeyObject, Buffer>(sign);

export class DkimSigner {
  private constructor(
    private readonly domain: string,
    private readonly selector: string,
    private readonly key: KeyObject,
  ) {}

  /** Undefined where DKIM is not set. The settings let no other key through than RSA and Ed25519. */
  static of({ dkimDomain, dkimSelector, dkimPrivateKey }: DkimConfig): DkimSigner | undefined {
    if (!dkimDomain || !dkimSelector || !dkimPrivateKey) return undefined;
    return new DkimSigner(dkimDomain, dkimSelector, createPrivateKey(dkimPrivateKey));
  }

  /** The field that signs a mail, to stand before its header. `header` is all lines of it; the body ends with one line end. */
  async sign(header: string, mail: Body): Promise<string> {
    const fields = header.split(/\r\n(?![ \t])/).filter(Boolean);
    const unsigned = this.fieldWithout(fields.map(nameOf), hashOf(mail));
    const said = Buffer.from([...fields, unsigned].map(relaxed).join('\r\n'));
    const signature = await this.signatureOf(said);
    return `${unsigned}${signature.replace(/.{72}(?=.)/g, '$&\r\n ')}\r\n`;
  }

  /** The field as it is signed: all but the signature. */
  private fieldWithout(names: string[], hash: string): string {
    const tags = {
      v: '1',
      a: `${this.key.asymmetricKeyType}-sha256`,
      c: 'relaxed/simple',
      d: this.domain,
      s: this.selector,
      h: names.join(': '),
      bh: hash,
    };
    const list = Object.entries(tags).map(([tag, value]) => `${tag}=${value}; `);
    return `${foldLines(`DKIM-Signature: ${list.join('').trimEnd()}`)}\r\n b=`;
  }

  private async signatureOf(said: Buffer): Promise<string> {
    const isRsa = this.key.asymmetricKeyType === 'rsa';
    // Ed25519 signs the hash (RFC 8463 §3).
    const signature = isRsa
      ? await signApart('sha256', said, this.key)
      : await signApart(null, createHash('sha256').update(said).digest(), this.key);
    return signature.toString('base64');
  }
}

function hashOf({ body, files }: Body): string {
  const hash = createHash('sha256').update(body);
  for (const file of files) hash.update(file);
  return hash.digest('base64');
}

function nameOf(field: string): string {
  return field.slice(0, field.indexOf(':')).toLowerCase();
}

/** The relaxed form of a field (RFC 6376 §3.4.2). */
function relaxed(field: string): string {
  const value = field.slice(field.indexOf(':') + 1).replace(/\r\n/g, '');
  return `${nameOf(field)}:${value.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '')}`;
}
