// What a mailer is given to send one mail: from the frozen row, plus what is known only now (the link and the day it dies).
import type { Grant } from '@portico/contracts/gate';
import { localeOf } from '@portico/mail/content';
import { messageIdOf } from '@portico/mail/message-id';
import { linkValues } from '@portico/mail/resident-values';
import { returnPathOf } from '@portico/mail/return-path';
import type { DeliveryPurpose } from '@portico/contracts/deliveries';
import { treatmentOf } from './purpose';

/** The installation's side of every mail. */
export interface MailIdentity {
  publicUrl: string;
  mailFrom: string;
  bounceDomain?: string | undefined;
  linkSecret: string;
}

/** The row's side: frozen at review, or when a single mail was queued. */
export interface GrantedMail {
  id: string;
  name: string;
  email: string;
  locale: string;
  contentId: string;
  values: Record<string, string>;
  sender: { name: string; replyTo: string | null };
  fence: number;
  sendInMs: number | null;
}

/** A link as the mail tells it; the token is raw. */
export interface GrantedLink {
  token: string;
  days: number;
  expiresAt: Date;
  timezone: string;
}

/** Everything a mailer needs for one mail. */
export function grantOf(mail: GrantedMail, extraValues: Record<string, string>, identity: MailIdentity): Grant {
  const domain = identity.bounceDomain ?? domainOf(identity.mailFrom);
  return {
    deliveryId: mail.id,
    fence: mail.fence,
    sendInMs: mail.sendInMs,
    to: { name: mail.name, address: mail.email },
    from: { name: mail.sender.name, address: identity.mailFrom },
    replyTo: mail.sender.replyTo,
    envelopeFrom: identity.bounceDomain
      ? returnPathOf(mail.id, identity.bounceDomain, identity.linkSecret)
      : identity.mailFrom,
    messageId: messageIdOf(mail.id, domain),
    headers: { 'Auto-Submitted': 'auto-generated' },
    contentId: mail.contentId,
    locale: localeOf(mail.locale),
    values: { ...mail.values, ...extraValues },
  };
}

/** What an invitation says of its link, in the recipient's language and the community's zone. */
export function activationValues(link: GrantedLink, locale: string, publicUrl: string): Record<string, string> {
  const url = `${publicUrl}/portal/activate?token=${link.token}`;
  return linkValues({ url, days: link.days, expiresAt: link.expiresAt }, localeOf(locale), link.timezone);
}

/** What a mail with a sealed link says; nothing where the mail has none. */
export function sealedValues(purpose: DeliveryPurpose, url: string | null): Record<string, string> {
  const slot = treatmentOf(purpose).sealedSlot;
  return slot !== null && url !== null ? { [slot]: url } : {};
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
