// How a recipient stops invitations and notices, by the link of one: the form that mail programs post, and what services tell each other.
import { OneOf } from './fields';
import type { SuppressionReason } from './suppressions';

/** What a mail program posts to the address in `List-Unsubscribe` (RFC 8058 §3.2). The button of our own page posts the same. */
export class OneClickForm {
  @OneOf(['One-Click'], 'That it is meant.')
  'List-Unsubscribe': 'One-Click';
}

/** How it stands with the address that a mail went to. */
export interface Subscription {
  /** The community that the mail was from. */
  communityId: string;
  senderName: string;
  /** The language of the mail. */
  locale: string;
  /** Why it gets no more of these mails; null where it gets them. */
  stoppedBy: SuppressionReason | null;
}
