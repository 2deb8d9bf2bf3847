// How a community looks and what it says in its mails, at the address that people know.
import type { CommunityCard } from '@portico/contracts/recipients';
import { invitationDefaults, type Written } from '@portico/mail/defaults';
import type { MailCommunity } from '@portico/mail/invitation-mail';

/** What all mails of a community share. */
export function mailCommunityOf(card: CommunityCard, publicUrl: string): MailCommunity {
  const { id, name: communityName, senderName, brandColor, timezone, logoUrl } = card;
  return {
    communityName,
    senderName,
    brandColor,
    timezone,
    logoUrl: logoUrl && `${publicUrl}${logoUrl}`,
    instructionGuideUrl: guideUrlOf(card.instructionGuideUrl, id, publicUrl),
  };
}

/** Who its mails say they are from; answers go where the message wants them, else where the community does. */
export function senderOf(
  { senderName, replyTo }: Pick<CommunityCard, 'senderName' | 'replyTo'>,
  message?: { replyTo: string | null },
): { name: string; replyTo: string | null } {
  return { name: senderName, replyTo: message?.replyTo ?? replyTo };
}

/** The community's own instruction guide, else ours with its name on it (B12). */
export function guideUrlOf(own: string | null, communityId: string, publicUrl: string): string {
  return own ?? `${publicUrl}/guide/${communityId}`;
}

/** What its invitations say until staff write something else: its own words, and the product's where it has none. */
export function invitationWordsOf({ invitationSubject, invitationBody }: CommunityCard): Written {
  const { subject, body } = invitationDefaults('en');
  return { subject: invitationSubject ?? subject, body: invitationBody ?? body };
}
