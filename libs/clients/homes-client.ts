// The directory service as the gateway sees it for what homes have: ledgers, maintenance requests and documents. The only place
// that knows their paths. What begins with `home` is asked for a resident, whom the gateway knows; they know of no organization.
import type { DocumentBody, DocumentListQuery, DocumentView } from '@portico/contracts/documents';
import type { HomePatch, HomesLocaleBody, HomeView } from '@portico/contracts/homes';
import type { LedgerBody, LedgerImportQuery, LedgerImportView, LedgerView } from '@portico/contracts/ledger';
import type { Page } from '@portico/contracts/lists';
import type {
  CommentBody,
  NewRequestBody,
  RequestListQuery,
  RequestOwner,
  RequestPatch,
  RequestView,
  StoredPhoto,
} from '@portico/contracts/requests';
import { ServiceClient } from '@portico/platform/service-client';
import type { FileUpload } from '@portico/platform/service-client';
import type { Tenant } from '@portico/platform/tenant';

/** Every method throws `Problem`: directory's own, or `service.unavailable`. */
export class HomesClient {
  constructor(private readonly http: ServiceClient) {}

  getLedger(tenant: Tenant, residentId: string): Promise<LedgerView> {
    return this.http.get(`/residents/${residentId}/ledger`, { tenant });
  }

  putLedger(tenant: Tenant, residentId: string, body: LedgerBody): Promise<LedgerView> {
    return this.http.put(`/residents/${residentId}/ledger`, { tenant, body });
  }

  importLedgers(
    tenant: Tenant,
    communityId: string,
    file: FileUpload,
    query: LedgerImportQuery,
  ): Promise<LedgerImportView> {
    const call = { tenant, query: { ...query } };
    return this.http.upload(`/communities/${communityId}/ledger-imports`, file.path, 'text/csv', call);
  }

  listRequests(tenant: Tenant, communityId: string, query: RequestListQuery): Promise<Page<RequestView>> {
    return this.http.get(`/communities/${communityId}/requests`, { tenant, query: { ...query } });
  }

  getRequest(tenant: Tenant, id: string): Promise<RequestView> {
    return this.http.get(`/requests/${id}`, { tenant });
  }

  updateRequest(tenant: Tenant, id: string, body: RequestPatch): Promise<RequestView> {
    return this.http.patch(`/requests/${id}`, { tenant, body });
  }

  commentRequest(tenant: Tenant, id: string, body: CommentBody): Promise<RequestView> {
    return this.http.post(`/requests/${id}/comments`, { tenant, body });
  }

  /** The answer is the photo, streamed. */
  requestPhoto(tenant: Tenant, id: string, photoId: string): Promise<Response> {
    return this.http.stream(`/requests/${id}/photos/${photoId}`, { tenant });
  }

  /** Whose a request is, before it is shown to anybody. */
  requestOwner(id: string): Promise<RequestOwner> {
    return this.http.get(`/requests/${id}/owner`);
  }

  listDocuments(tenant: Tenant, communityId: string, query: DocumentListQuery): Promise<Page<DocumentView>> {
    return this.http.get(`/communities/${communityId}/documents`, { tenant, query: { ...query } });
  }

  addDocument(tenant: Tenant, communityId: string, file: FileUpload, body: DocumentBody): Promise<DocumentView> {
    const query = { ...body, filename: file.filename };
    const path = `/communities/${communityId}/documents`;
    return this.http.upload(path, file.path, 'application/octet-stream', { tenant, query });
  }

  getDocument(tenant: Tenant, id: string): Promise<DocumentView> {
    return this.http.get(`/documents/${id}`, { tenant });
  }

  removeDocument(tenant: Tenant, id: string): Promise<void> {
    return this.http.delete(`/documents/${id}`, { tenant });
  }

  /** The answer is the file, streamed. */
  documentFile(tenant: Tenant, id: string): Promise<Response> {
    return this.http.stream(`/documents/${id}/file`, { tenant });
  }

  home(residentId: string): Promise<HomeView> {
    return this.http.get(`/homes/${residentId}`);
  }

  updateHome(residentId: string, body: HomePatch): Promise<HomeView> {
    return this.http.patch(`/homes/${residentId}`, { body });
  }

  /** The language of one person's homes. */
  setLocale(body: HomesLocaleBody): Promise<void> {
    return this.http.put('/homes/locale', { body });
  }

  homeLedger(residentId: string): Promise<LedgerView> {
    return this.http.get(`/homes/${residentId}/ledger`);
  }

  homeRequests(residentId: string, query: RequestListQuery): Promise<Page<RequestView>> {
    return this.http.get(`/homes/${residentId}/requests`, { query: { ...query } });
  }

  /** Stores a photo, to be named by `homeReports`. */
  homeKeepsPhoto(residentId: string, file: FileUpload): Promise<StoredPhoto> {
    const query = { filename: file.filename };
    return this.http.upload(`/homes/${residentId}/photos`, file.path, 'application/octet-stream', { query });
  }

  homeReports(residentId: string, body: NewRequestBody): Promise<RequestView> {
    return this.http.post(`/homes/${residentId}/requests`, { body });
  }

  homeRequest(residentId: string, id: string): Promise<RequestView> {
    return this.http.get(`/homes/${residentId}/requests/${id}`);
  }

  homeComments(residentId: string, id: string, body: CommentBody): Promise<RequestView> {
    return this.http.post(`/homes/${residentId}/requests/${id}/comments`, { body });
  }

  /** The answer is the photo, streamed. */
  homeRequestPhoto(residentId: string, id: string, photoId: string): Promise<Response> {
    return this.http.stream(`/homes/${residentId}/requests/${id}/photos/${photoId}`, {});
  }

  homeDocuments(residentId: string, query: DocumentListQuery): Promise<Page<DocumentView>> {
    return this.http.get(`/homes/${residentId}/documents`, { query: { ...query } });
  }

  /** The answer is the file, streamed. */
  homeDocumentFile(residentId: string, id: string): Promise<Response> {
    return this.http.stream(`/homes/${residentId}/documents/${id}/file`, {});
  }
}
