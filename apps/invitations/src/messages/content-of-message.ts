import type { MessagePurpose } from '@portico/contracts/messages';
import type { CommunityCard } from '@portico/contracts/recipients';
import type { MailContent } from '@portico/mail/content';
import type { Written } from '@portico/mail/defaults';
import { compileInvitation, compileNotice } from '@portico/mail/invitation-mail';

/** Compiles what staff wrote, with what all mails of the community share. */
export function contentOfMessage(
  written: Written & { purpose: MessagePurpose },
  community: CommunityCard,
): Promise<MailContent> {
  const { name, senderName, brandColor, timezone, instructionGuideUrl } = community;
  const shared = { communityName: name, senderName, brandColor, timezone, instructionGuideUrl };
  return written.purpose === 'invitation' ? compileInvitation(written, shared) : compileNotice(written, shared);
}
