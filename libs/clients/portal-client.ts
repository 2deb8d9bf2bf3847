// The invitations service as the gateway sees it for residents: their links, sessions, notices and passkeys. The only place that
// knows these paths.
import type { ListQuery, Page } from '@portico/contracts/lists';
import type { NoticeView } from '@portico/contracts/notices';
import type {
  BrowserBody,
  NewPasskeyBody,
  PasskeyList,
  PasskeyOptions,
  PasskeySignInBody,
  PasskeyView,
  RenamePasskeyBody,
  SignedInBrowserBody,
} from '@portico/contracts/passkeys';
import type { PortalMe } from '@portico/contracts/portal';
import type {
  AcceptBody,
  Accepted,
  EndSessionBody,
  LinkPeek,
  LinkVisit,
  SessionStarted,
} from '@portico/contracts/portal-sessions';
import type { Subscription } from '@portico/contracts/subscriptions';
import { ServiceClient } from '@portico/platform/service-client';

/** Every method throws `Problem`: invitations' own, or `service.unavailable`. */
export class PortalClient {
  constructor(private readonly http: ServiceClient) {}

  peekLink(token: string): Promise<LinkPeek> {
    return this.http.post('/portal/links/peek', { body: { token } });
  }

  noteVisit(body: LinkVisit): Promise<void> {
    return this.http.post('/portal/links/visits', { body });
  }

  accept(body: AcceptBody): Promise<Accepted> {
    return this.http.post('/portal/activations', { body });
  }

  renewLink(token: string): Promise<void> {
    return this.http.post('/portal/renewals', { body: { token } });
  }

  mailSignInLink(email: string): Promise<void> {
    return this.http.post('/portal/sign-in-links', { body: { email } });
  }

  startSession(token: string): Promise<SessionStarted> {
    return this.http.post('/portal/sessions', { body: { token } });
  }

  /** `auth.required` where the session is unknown, over, or has no home left. */
  portalMe(sessionToken: string): Promise<PortalMe> {
    return this.http.post('/portal/sessions/current', { body: { token: sessionToken } });
  }

  endSession(body: EndSessionBody): Promise<void> {
    return this.http.post('/portal/sessions/end', { body });
  }

  /** How it stands with the address that a mail went to; `unsubscribe.unknown` for a token that we did not make. */
  subscription(token: string): Promise<Subscription> {
    return this.http.post('/portal/subscriptions/look', { body: { token } });
  }

  unsubscribe(token: string): Promise<Subscription> {
    return this.http.post('/portal/subscriptions/stop', { body: { token } });
  }

  resubscribe(token: string): Promise<Subscription> {
    return this.http.post('/portal/subscriptions/resume', { body: { token } });
  }

  /** What was mailed to a resident as a notice, newest first. */
  notices(residentId: string, query: ListQuery): Promise<Page<NoticeView>> {
    return this.http.get(`/homes/${residentId}/notices`, { query: { ...query } });
  }

  /** The answer is the file, streamed. */
  noticeAttachment(residentId: string, noticeId: string, attachmentId: string): Promise<Response> {
    return this.http.stream(`/homes/${residentId}/notices/${noticeId}/attachments/${attachmentId}`, {});
  }

  /** With what the browser has to be asked to make a passkey. */
  passkeyOptions(body: SignedInBrowserBody): Promise<PasskeyOptions> {
    return this.http.post('/passkeys/options', { body });
  }

  addPasskey(body: NewPasskeyBody): Promise<PasskeyView> {
    return this.http.post('/passkeys', { body });
  }

  passkeys(token: string): Promise<PasskeyList> {
    return this.http.post('/passkeys/list', { body: { token } });
  }

  renamePasskey(id: string, body: RenamePasskeyBody): Promise<PasskeyView> {
    return this.http.post(`/passkeys/${id}/rename`, { body });
  }

  removePasskey(token: string, id: string): Promise<void> {
    return this.http.post(`/passkeys/${id}/remove`, { body: { token } });
  }

  /** With what the browser has to be asked for a passkey. */
  passkeySessionOptions(body: BrowserBody): Promise<PasskeyOptions> {
    return this.http.post('/passkey-sessions/options', { body });
  }

  startPasskeySession(body: PasskeySignInBody): Promise<SessionStarted> {
    return this.http.post('/passkey-sessions', { body });
  }
}
