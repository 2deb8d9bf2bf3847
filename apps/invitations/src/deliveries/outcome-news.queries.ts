// An outcome becomes true for others in one place: for where the resident stands, and for the webhooks that listen.
import type { DeliveryPurpose, DeliveryReason } from '@portico/contracts/deliveries';
import type { WebhookEvent } from '@portico/contracts/webhooks';
import type { EntityManager } from 'typeorm';
import { recordInvitationMails, type InvitationMail } from '../invitations/mailed-links.queries';
import { announce } from '../webhooks/announce.queries';
import type { Announcement } from '../webhooks/announcement';
import { wireStatus, type StoredStatus } from './delivery';
import { treatmentOf } from './purpose';

/** What a mail has become. */
export interface OutcomeNews {
  id: string;
  organizationId: string;
  messageId: string | null;
  residentId: string | null;
  invitationId: string | null;
  linkGeneration: number | null;
  /** Told with `sent`: the date that the mail says. */
  linkExpiresAt?: Date | null;
  purpose: DeliveryPurpose;
  status: StoredStatus;
  reason: DeliveryReason | null;
}

/** What is told of a row of `delivery`, as columns. */
export const newsColumns = `id, organization_id AS "organizationId", message_id AS "messageId", resident_id AS "residentId",
  invitation_id AS "invitationId", link_generation AS "linkGeneration", link_expires_at AS "linkExpiresAt", purpose, status, reason`;

/** Within the transaction that writes these outcomes; the rows are locked. */
export async function tellOutcomes(tx: EntityManager, news: readonly OutcomeNews[]): Promise<void> {
  await recordInvitationMails(tx, news.flatMap(invitationMailOf));
  await announce(tx, news.flatMap(announcementOf));
}

function invitationMailOf(news: OutcomeNews): InvitationMail[] {
  const { id: deliveryId, residentId, invitationId, linkGeneration: generation, linkExpiresAt, status } = news;
  if (residentId === null || invitationId === null || generation === null) return [];
  // A slot that was missed changes nothing for the resident.
  if (status === 'prepared' || status === 'excluded') return [];
  return [{ deliveryId, residentId, invitationId, generation, status: wireStatus(status), linkExpiresAt }];
}

const events: Partial<Record<StoredStatus, WebhookEvent>> = {
  sent: 'delivery.sent',
  delivered: 'delivery.delivered',
  failed: 'delivery.failed',
  bounced: 'delivery.bounced',
  complained: 'delivery.complained',
};

function announcementOf({ purpose, organizationId, status, reason, ...news }: OutcomeNews): Announcement[] {
  const event = events[status];
  if (!event || !treatmentOf(purpose).announced) return [];
  const { id: deliveryId, messageId, residentId } = news;
  return [{ organizationId, event, payload: { deliveryId, messageId, residentId, status, reason } }];
}
