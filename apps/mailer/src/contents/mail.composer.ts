// From a grant to the bytes that go over the wire: the content's plan filled, a header before it, signed where DKIM is set.
import type { Grant } from '@portico/contracts/gate';
import { localeOf } from '@portico/mail/content';
import { fillPlan } from '@portico/mail/mail-plan';
import type { MailerConfig } from '../config';
import { Unmade, type Mail, type MailMaker } from '../deliveries/ports';
import type { ContentCache } from './content.cache';
import { DkimSigner } from './dkim.signer';
import { mailHeader } from './mail-header.encoder';

export class MailComposer implements MailMaker {
  private readonly signer: DkimSigner | undefined;

  constructor(
    private readonly contents: Pick<ContentCache, 'get'>,
    config: Pick<MailerConfig, 'dkimDomain' | 'dkimSelector' | 'dkimPrivateKey'>,
  ) {
    this.signer = DkimSigner.of(config);
  }

  async make(grant: Grant): Promise<Mail> {
    const { plans } = await this.contents.get(grant.contentId);
    try {
      const mail = fillPlan(plans[localeOf(grant.locale)], grant.values);
      const header = mailHeader(grant, mail, new Date());
      const signature = (await this.signer?.sign(header, mail)) ?? '';
      const envelope = { from: grant.envelopeFrom, to: grant.to.address };
      return { envelope, raw: [Buffer.from(`${signature}${header}\r\n${mail.body}`), ...mail.files] };
    } catch (error) {
      throw new Unmade((error as Error).message);
    }
  }
}
