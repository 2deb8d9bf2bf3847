// Internal: what the gateway asks of invitations for the resident's side.
import { Flag, Line, Lines } from './fields';
import type { PortalMe } from './portal';

/** What a link is, without using it up. */
export interface LinkPeek {
  state: 'live' | 'expired' | 'superseded' | 'revoked' | 'used' | 'unknown';
  invitationId: string | null;
  /** For the words of the page; null for an unknown link. */
  home: {
    communityName: string;
    senderName: string;
    brandColor: string;
    logoUrl: string | null;
    propertyName: string;
    firstName: string;
    replyTo: string | null;
    /** Null where they have told none. */
    locale: string | null;
  } | null;
}

/** `POST /portal/links/visits` (internal): a request for the page of a link. What it says of its sender is judged, and then forgotten. */
export class LinkVisit {
  @Line('The token of the link.', { max: 200 })
  token: string;

  @Line('The method of the request.', { max: 20 })
  method: string;

  @Lines('What names itself as the sender.', { max: 500, presence: 'nullable' })
  userAgent: string | null;

  @Lines('What a browser says the page is fetched for: `Sec-Fetch-Mode`.', { max: 100, presence: 'nullable' })
  fetchMode: string | null;

  @Flag('Whether it says that nobody has asked for the page yet: `Sec-Purpose` or one of its forerunners.')
  ahead: boolean;

  @Flag('Whether it came over https, where browsers say all of this.')
  secure: boolean;
}

/** `POST /portal/activations` (internal): the gateway has checked nonce and origin. */
export class AcceptBody {
  @Line('The token of the link.', { max: 200 })
  token: string;

  @Flag('Links the home to the account that is signed in.', 'optional')
  confirm?: boolean;

  @Line("The browser's portal session, where it has one.", { presence: 'nullable', max: 200 })
  sessionToken?: string | null;
}

/** `POST /portal/sessions/end` (internal). */
export class EndSessionBody {
  @Line("The session's token.", { max: 200 })
  token: string;

  @Flag('Whether all sessions of the account end.', 'optional')
  everywhere?: boolean;
}

/** A session began: the token goes into a cookie and is stored as a hash only. */
export interface SessionStarted extends PortalMe {
  sessionToken: string;
  /** Seconds that it lives. */
  maxAgeSeconds: number;
}

/** The same, by an invitation that was accepted. */
export interface Accepted extends SessionStarted {
  /** The home that it was for. */
  residentId: string;
}
