// The gate and what mails are made of, as the mailer sees them.
import type {
  ClaimAnswer,
  ClaimBody,
  ContentAnswer,
  IntendAnswer,
  IntendBody,
  RelayAddressAnswer,
  ReportBody,
} from '@portico/contracts/gate';
import { ServiceClient } from '@portico/platform/service-client';

/** Every method throws `Problem`: the service's own, or `service.unavailable`. */
export class GateClient {
  constructor(private readonly http: ServiceClient) {}

  /** Who of a batch may be mailed now. Claiming again is harmless: the rows decide. */
  claim(body: ClaimBody): Promise<ClaimAnswer> {
    return this.http.post('/gate/claim', { body });
  }

  /** Commits that mails are handed to the relay next, where their grants ask for it. */
  intend(body: IntendBody): Promise<IntendAnswer> {
    return this.http.post('/gate/intend', { body });
  }

  /** Commits outcomes before the job is done. Those whose fence is stale change nothing. */
  report(body: ReportBody): Promise<void> {
    return this.http.post('/gate/report', { body });
  }

  /** Where a relay is; a 404 for one that is gone, or whose address cannot be read any more. */
  relay(id: string): Promise<RelayAddressAnswer> {
    return this.http.get(`/gate/relays/${id}`, {});
  }

  content(contentId: string): Promise<ContentAnswer> {
    return this.http.get(`/contents/${contentId}`, {});
  }

  /** The bytes of an attachment of a content version. */
  attachment(attachmentId: string): Promise<Uint8Array> {
    return this.http
      .stream(`/attachments/${attachmentId}`, {})
      .then(async (answer) => new Uint8Array(await answer.arrayBuffer()));
  }
}
