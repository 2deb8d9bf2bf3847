// From a grant to the bytes that go over the wire: the content's slots filled, MIME around it, signed where DKIM is set.
import { buffer } from 'node:stream/consumers';
import type { Grant } from '@portico/contracts/gate';
import { localeOf } from '@portico/mail/content';
import { fill } from '@portico/mail/fill';
import Dkim from 'nodemailer/lib/dkim';
import Composer from 'nodemailer/lib/mail-composer';
import type { MailerConfig } from '../config';
import { Unmade, type Mail, type MailMaker } from '../deliveries/ports';
import type { Content, ContentCache } from './content.cache';

export class MailComposer implements MailMaker {
  private readonly signer: Dkim | undefined;

  constructor(
    private readonly contents: Pick<ContentCache, 'get'>,
    config: Pick<MailerConfig, 'dkimDomain' | 'dkimSelector' | 'dkimPrivateKey'>,
  ) {
    this.signer = signerOf(config);
  }

  async make(grant: Grant): Promise<Mail> {
    const content = await this.contents.get(grant.contentId);
    try {
      const raw = await composed(grant, content);
      const envelope = { from: grant.envelopeFrom, to: grant.to.address };
      return { envelope, raw: this.signer ? await buffer(this.signer.sign(raw)) : raw };
    } catch (error) {
      throw new Unmade((error as Error).message);
    }
  }
}

function composed(grant: Grant, { parts, attachments }: Content): Promise<Buffer> {
  const { to, from, replyTo, messageId, headers, locale, values } = grant;
  return new Composer({
    to,
    from,
    replyTo: replyTo ?? undefined,
    messageId,
    headers,
    ...fill(parts[localeOf(locale)], values),
    attachments: attachments.map((raw) => ({ raw })),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}

function signerOf({
  dkimDomain,
  dkimSelector,
  dkimPrivateKey,
}: Pick<MailerConfig, 'dkimDomain' | 'dkimSelector' | 'dkimPrivateKey'>): Dkim | undefined {
  if (!dkimDomain || !dkimSelector || !dkimPrivateKey) return undefined;
  return new Dkim({ domainName: dkimDomain, keySelector: dkimSelector, privateKey: dkimPrivateKey });
}
