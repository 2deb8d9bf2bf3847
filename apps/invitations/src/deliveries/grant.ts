// What a mailer is given to send one mail: from the frozen row, plus what is known only now (the link and the day it dies).
import type { Grant } from '@portico/contracts/gate';
import { localeOf } from '@portico/mail/content';
import { messageIdOf } from '@portico/mail/message-id';
import { linkValues } from '@portico/mail/resident-values';
import { returnPathOf } from '@portico/mail/return-path';
import { unsubscribeTokenOf } from '@portico/mail/unsubscribe-token';
import type { DeliveryPurpose } from '@portico/contracts/deliveries';
import { treatmentOf } from './purpose';

/** The installation's side of every mail. */
export interface MailIdentity {
  publicUrl: string;
  mailFrom: string;
  bounceDomain?: string | undefined;
  linkSecret: string;
  sendgridWebhookKey?: string | undefined;
  postmarkWebhookToken?: string | undefined;
}

/** The row's side: frozen at review, or when a single mail was queued. */
export interface GrantedMail {
  id: string;
  purpose: DeliveryPurpose;
  name: string;
  email: string;
  locale: string;
  contentId: string;
  values: Record<string, string>;
  sender: { name: string; replyTo: string | null };
  fence: number;
  sendInMs: number | null;
  intent: boolean;
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
  const stop = unsubscribeValues(mail, identity);
  return {
    deliveryId: mail.id,
    fence: mail.fence,
    sendInMs: mail.sendInMs,
    intent: mail.intent,
    to: { name: mail.name, address: mail.email },
    from: { name: mail.sender.name, address: identity.mailFrom },
    replyTo: mail.sender.replyTo,
    envelopeFrom: identity.bounceDomain
      ? returnPathOf(mail.id, identity.bounceDomain, identity.linkSecret)
      : identity.mailFrom,
    messageId: messageIdOf(mail.id, domain),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(stop && oneClick(stop.unsubscribeUrl)),
      ...marksForProviders(mail.id, identity),
    },
    contentId: mail.contentId,
    locale: localeOf(mail.locale),
    values: { ...mail.values, ...extraValues, ...stop },
  };
}

/** What an invitation says of its link, in the recipient's language and the community's zone. */
export function activationValues(link: GrantedLink, locale: string, publicUrl: string): Record<string, string> {
  const url = `${publicUrl}/portal/activate?token=${link.token}`;
  return linkValues({ url, days: link.days, expiresAt: link.expiresAt }, localeOf(locale), link.timezone);
}

/** What a mail says of how to stop such mails; null where that cannot be. */
export function unsubscribeValues(
  { id, purpose }: Pick<GrantedMail, 'id' | 'purpose'>,
  { publicUrl, linkSecret }: Pick<MailIdentity, 'publicUrl' | 'linkSecret'>,
): { unsubscribeUrl: string } | null {
  if (!treatmentOf(purpose).canUnsubscribe) return null;
  return { unsubscribeUrl: unsubscribeUrl(unsubscribeTokenOf(id, linkSecret), publicUrl) };
}

/** Where a recipient stops such mails. */
export function unsubscribeUrl(token: string, publicUrl: string): string {
  return `${publicUrl}/portal/unsubscribe?token=${token}`;
}

/** What a mail with a sealed link says; nothing where the mail has none. */
export function sealedValues(purpose: DeliveryPurpose, url: string | null): Record<string, string> {
  const slot = treatmentOf(purpose).sealedSlot;
  return slot !== null && url !== null ? { [slot]: url } : {};
}

/** By which a mail program shows a button of its own (RFC 2369, RFC 8058). */
function oneClick(url: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** What providers hand back with each event of a mail, where one is to tell us (provider-events): they forget our Message-ID. */
function marksForProviders(
  deliveryId: string,
  { sendgridWebhookKey, postmarkWebhookToken }: MailIdentity,
): Record<string, string> {
  return {
    ...(sendgridWebhookKey && { 'X-SMTPAPI': JSON.stringify({ unique_args: { delivery: deliveryId } }) }),
    ...(postmarkWebhookToken && { 'X-PM-Metadata-delivery': deliveryId }),
  };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
