// The invitations service as the gateway sees it for residents who are signed in: their notices and passkeys. The only place that
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
  SignedInBrowserBody,
} from '@portico/contracts/passkeys';
import type { SessionStarted } from '@portico/contracts/portal-sessions';
import { ServiceClient } from '@portico/platform/service-client';

/** Every method throws `Problem`: invitations' own, or `service.unavailable`. */
export class PortalClient {
  constructor(private readonly http: ServiceClient) {}

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
