// The invitations service, as the gateway and directory see it for staff. The only place that knows these paths.
import type { ActivityView } from '@portico/contracts/activity';
import type { CommunityIdsBody, ProgressDay, ProgressQuery } from '@portico/contracts/communities';
import type { DeliveryListQuery, DeliveryView } from '@portico/contracts/deliveries';
import type { FeedbackAnswer } from '@portico/contracts/feedback';
import type { InvitationSent } from '@portico/contracts/invitations';
import type { ListQuery, Page } from '@portico/contracts/lists';
import type { AccountMailBody } from '@portico/contracts/account-mails';
import type {
  AttachmentView,
  MailPreview,
  MailPreviewBody,
  MessageBody,
  MessageListQuery,
  MessagePatch,
  MessageProgress,
  MessageView,
  RecipientListQuery,
  RecipientView,
  RetryFailedBody,
  SendAnswer,
  SendBody,
  TestBody,
} from '@portico/contracts/messages';
import type { MailProvider } from '@portico/contracts/provider-events';
import type { MailSwitch } from '@portico/contracts/mail-switches';
import type { RelayBody, RelayPatch, RelayView } from '@portico/contracts/relays';
import type { ResidentChangesBody, WantedInvitationsBody } from '@portico/contracts/standings';
import type { SuppressionBody, SuppressionListQuery, SuppressionView } from '@portico/contracts/suppressions';
import type { InvitationsThing } from '@portico/contracts/things';
import type { WebhookBody, WebhookCreated, WebhookPatch, WebhookView } from '@portico/contracts/webhooks';
import { ServiceClient } from '@portico/platform/service-client';
import type { FileUpload } from '@portico/platform/service-client';
import type { Tenant } from '@portico/platform/tenant';

/** Every method throws `Problem`: the service's own, or `service.unavailable`. */
export class InvitationsClient {
  constructor(private readonly http: ServiceClient) {}

  /** `communityId` is null for what belongs to the organization as a whole. */
  locate(tenant: Tenant, thing: InvitationsThing, id: string): Promise<{ communityId: string | null }> {
    return this.http.get(`/locate/${thing}/${id}`, { tenant });
  }

  /** Sends or resends: the path of a single invitation. */
  invite(tenant: Tenant, residentId: string): Promise<InvitationSent> {
    return this.http.post(`/residents/${residentId}/invitation`, { tenant });
  }

  /** Invites those who were never invited. In the order asked: what stands open after it, so that a repetition gets the same answer; else null. */
  inviteWanted(tenant: Tenant, body: WantedInvitationsBody): Promise<(InvitationSent | null)[]> {
    return this.http.post('/invitations/wanted', { tenant, body });
  }

  revoke(tenant: Tenant, residentId: string): Promise<void> {
    return this.http.delete(`/residents/${residentId}/invitation`, { tenant });
  }

  deactivate(tenant: Tenant, residentId: string): Promise<void> {
    return this.http.post(`/residents/${residentId}/deactivate`, { tenant });
  }

  reactivate(tenant: Tenant, residentId: string): Promise<void> {
    return this.http.post(`/residents/${residentId}/reactivate`, { tenant });
  }

  /** Whether mail of an organization or a community leaves. */
  switchMail(tenant: Tenant, body: MailSwitch): Promise<void> {
    return this.http.put('/mail-switches', { tenant, body });
  }

  /** When the latest message of each of these communities began to be sent; those that never sent are missing. */
  lastSends(tenant: Tenant, body: CommunityIdsBody): Promise<Record<string, string>> {
    return this.http.post('/communities/last-sends', { tenant, body });
  }

  progress(tenant: Tenant, communityId: string, query: ProgressQuery): Promise<ProgressDay[]> {
    return this.http.get(`/communities/${communityId}/progress`, { tenant, query: { ...query } });
  }

  previewMail(tenant: Tenant, communityId: string, body: MailPreviewBody): Promise<MailPreview> {
    return this.http.post(`/communities/${communityId}/mail-preview`, { tenant, body });
  }

  /** Sends one failed or bounced mail of a message again, to the address that the resident has now. */
  retryDelivery(tenant: Tenant, id: string): Promise<void> {
    return this.http.post(`/deliveries/${id}/retry`, { tenant });
  }

  /** Told before directory commits a new address or a removal: revokes and holds. */
  residentsChanged(tenant: Tenant, body: ResidentChangesBody): Promise<void> {
    return this.http.post('/residents/changes', { tenant, body });
  }

  /** Told after that commit, and again from the outbox: mails that are reviewed but not begun follow to the new address. */
  changesCommitted(tenant: Tenant, body: ResidentChangesBody): Promise<void> {
    return this.http.post('/residents/changes/committed', { tenant, body });
  }

  residentDeliveries(tenant: Tenant, residentId: string, query: DeliveryListQuery): Promise<Page<DeliveryView>> {
    return this.http.get(`/residents/${residentId}/deliveries`, { tenant, query: { ...query } });
  }

  getDelivery(tenant: Tenant, id: string): Promise<DeliveryView> {
    return this.http.get(`/deliveries/${id}`, { tenant });
  }

  listMessages(tenant: Tenant, communityId: string, query: MessageListQuery): Promise<Page<MessageView>> {
    return this.http.get(`/communities/${communityId}/messages`, { tenant, query: { ...query } });
  }

  createMessage(tenant: Tenant, communityId: string, body: MessageBody): Promise<MessageView> {
    return this.http.post(`/communities/${communityId}/messages`, { tenant, body });
  }

  getMessage(tenant: Tenant, id: string): Promise<MessageView> {
    return this.http.get(`/messages/${id}`, { tenant });
  }

  updateMessage(tenant: Tenant, id: string, body: MessagePatch): Promise<MessageView> {
    return this.http.patch(`/messages/${id}`, { tenant, body });
  }

  deleteMessage(tenant: Tenant, id: string): Promise<void> {
    return this.http.delete(`/messages/${id}`, { tenant });
  }

  addAttachment(tenant: Tenant, messageId: string, { filename, path }: FileUpload): Promise<AttachmentView> {
    const call = { tenant, query: { filename } };
    return this.http.upload(`/messages/${messageId}/attachments`, path, 'application/octet-stream', call);
  }

  removeAttachment(tenant: Tenant, messageId: string, attachmentId: string): Promise<void> {
    return this.http.delete(`/messages/${messageId}/attachments/${attachmentId}`, { tenant });
  }

  generate(tenant: Tenant, messageId: string): Promise<void> {
    return this.http.post(`/messages/${messageId}/generate`, { tenant });
  }

  listRecipients(tenant: Tenant, messageId: string, query: RecipientListQuery): Promise<Page<RecipientView>> {
    return this.http.get(`/messages/${messageId}/recipients`, { tenant, query: { ...query } });
  }

  previewRecipient(tenant: Tenant, messageId: string, residentId: string): Promise<MailPreview> {
    return this.http.get(`/messages/${messageId}/recipients/${residentId}/preview`, { tenant });
  }

  removeRecipient(tenant: Tenant, messageId: string, residentId: string): Promise<void> {
    return this.http.delete(`/messages/${messageId}/recipients/${residentId}`, { tenant });
  }

  sendTest(tenant: Tenant, messageId: string, body: TestBody): Promise<void> {
    return this.http.post(`/messages/${messageId}/test`, { tenant, body });
  }

  send(tenant: Tenant, messageId: string, body: SendBody): Promise<SendAnswer> {
    return this.http.post(`/messages/${messageId}/send`, { tenant, body });
  }

  steer(tenant: Tenant, messageId: string, act: 'undo' | 'pause' | 'resume' | 'cancel'): Promise<void> {
    return this.http.post(`/messages/${messageId}/${act}`, { tenant });
  }

  retryFailed(tenant: Tenant, messageId: string, body: RetryFailedBody): Promise<void> {
    return this.http.post(`/messages/${messageId}/retry-failed`, { tenant, body });
  }

  messageProgress(tenant: Tenant, messageId: string): Promise<MessageProgress> {
    return this.http.get(`/messages/${messageId}/progress`, { tenant });
  }

  listDeliveries(tenant: Tenant, messageId: string, query: DeliveryListQuery): Promise<Page<DeliveryView>> {
    return this.http.get(`/messages/${messageId}/deliveries`, { tenant, query: { ...query } });
  }

  listActivity(tenant: Tenant, communityId: string, query: ListQuery): Promise<Page<ActivityView>> {
    return this.http.get(`/communities/${communityId}/activity`, { tenant, query: { ...query } });
  }

  listSuppressions(tenant: Tenant, query: SuppressionListQuery): Promise<Page<SuppressionView>> {
    return this.http.get('/suppressions', { tenant, query: { ...query } });
  }

  addSuppression(tenant: Tenant, body: SuppressionBody): Promise<SuppressionView> {
    return this.http.post('/suppressions', { tenant, body });
  }

  removeSuppression(tenant: Tenant, id: string): Promise<void> {
    return this.http.delete(`/suppressions/${id}`, { tenant });
  }

  /** `report`: a raw `message/rfc822` bounce or complaint. */
  reportBounce(tenant: Tenant, report: Uint8Array<ArrayBuffer>): Promise<FeedbackAnswer> {
    const headers = { 'content-type': 'message/rfc822' };
    return this.http
      .stream('/feedback/bounces', { tenant, method: 'POST', body: report, headers })
      .then((answer) => answer.json() as Promise<FeedbackAnswer>);
  }

  /** What a mail provider posted, as it came. */
  async reportProviderEvents(
    provider: MailProvider,
    headers: Record<string, string>,
    body: Uint8Array<ArrayBuffer>,
  ): Promise<void> {
    const all = { ...headers, 'content-type': 'application/octet-stream' };
    await this.http.stream(`/provider-events/${provider}`, { method: 'POST', body, headers: all });
  }

  listWebhooks(tenant: Tenant, query: ListQuery): Promise<Page<WebhookView>> {
    return this.http.get('/webhooks', { tenant, query: { ...query } });
  }

  createWebhook(tenant: Tenant, body: WebhookBody): Promise<WebhookCreated> {
    return this.http.post('/webhooks', { tenant, body });
  }

  updateWebhook(tenant: Tenant, id: string, body: WebhookPatch): Promise<WebhookView> {
    return this.http.patch(`/webhooks/${id}`, { tenant, body });
  }

  removeWebhook(tenant: Tenant, id: string): Promise<void> {
    return this.http.delete(`/webhooks/${id}`, { tenant });
  }

  listRelays(tenant: Tenant, query: ListQuery): Promise<Page<RelayView>> {
    return this.http.get('/relays', { tenant, query: { ...query } });
  }

  createRelay(tenant: Tenant, body: RelayBody): Promise<RelayView> {
    return this.http.post('/relays', { tenant, body });
  }

  updateRelay(tenant: Tenant, id: string, body: RelayPatch): Promise<RelayView> {
    return this.http.patch(`/relays/${id}`, { tenant, body });
  }

  removeRelay(tenant: Tenant, id: string): Promise<void> {
    return this.http.delete(`/relays/${id}`, { tenant });
  }

  /** Mails a member of staff the link to set a password. */
  sendAccountMail(tenant: Tenant, body: AccountMailBody): Promise<void> {
    return this.http.post('/account-mails', { tenant, body });
  }
}
