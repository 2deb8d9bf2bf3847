import type { MessagePurpose } from '@portico/contracts/messages';
import type { CommunityCard } from '@portico/contracts/recipients';
import type { MailContent } from '@portico/mail/content';
import { noticeDefaults, type Written } from '@portico/mail/defaults';
import { compileInvitation, compileNotice } from '@portico/mail/invitation-mail';
import { invitationWordsOf, mailCommunityOf } from '../communities/mail-community';

/** What a new message says until staff write something else. */
export function prefilledWords(purpose: MessagePurpose, community: CommunityCard): Written {
  return purpose === 'invitation' ? invitationWordsOf(community) : noticeDefaults('en');
}

/** Compiles what staff wrote, with what all mails of the community share. */
export function contentOfMessage(
  written: Written & { purpose: MessagePurpose },
  community: CommunityCard,
  publicUrl: string,
): Promise<MailContent> {
  const shared = mailCommunityOf(community, publicUrl);
  return written.purpose === 'invitation' ? compileInvitation(written, shared) : compileNotice(written, shared);
}
