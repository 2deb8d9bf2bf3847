// One mail to one person takes the path of a mass send: a delivery in a batch of one.
import type { DeliveryPurpose } from '@portico/contracts/deliveries';
import { normalizeEmail } from '@portico/contracts/email';
import { newId } from '@portico/platform/ids';
import { remember } from '@portico/platform/outbox';
import type { EntityManager } from 'typeorm';

/** Who a mail says it is from; the address is MAIL_FROM. */
export interface MailSender {
  name: string;
  replyTo: string | null;
}

/** A mail that is due at once. */
export interface SingleMail {
  organizationId: string;
  communityId: string | null;
  purpose: DeliveryPurpose;
  /** Needed for an invitation, as are `invitationId` and `linkGeneration`. */
  residentId?: string;
  invitationId?: string;
  /** The generation of the link that this mail carries; it is `superseded` when the invitation has moved on. */
  linkGeneration?: number;
  /** For an invitation: how many days its link lives from sending, and the zone in which the mail tells the date. */
  linkDays?: number;
  timezone?: string;
  name: string;
  email: string;
  propertyName?: string;
  /** A language tag, as directory has it. */
  locale: string | null;
  /** Of `ContentStore.keep`. */
  contentId: string;
  /** What fills the content's slots; an invitation's `activationUrl`, `linkDays` and `expiresAt` are filled in by the gate. */
  values: Record<string, string>;
  sender: MailSender;
  /** A link with its raw token, made by `sealUrl`: fills `signInUrl` or `setPasswordUrl`, and is forgotten once the mail is final. */
  sealedUrl?: Buffer;
}

/** Queues one mail within `tx`; it passes every batch of a message. @returns the delivery's id. */
export async function queueMail(tx: EntityManager, mail: SingleMail): Promise<string> {
  const [deliveryId, batchId] = [newId(), newId()];
  await tx.query('INSERT INTO batch (id) VALUES ($1)', [batchId]);
  await tx.query(
    `INSERT INTO delivery (id, batch_id, organization_id, community_id, purpose, resident_id, invitation_id, link_generation,
                           link_days, timezone, name, email, email_key, property_name, locale, content_id, "values", sender, sealed_url)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, coalesce($15, 'en'), $16, $17::jsonb, $18::jsonb, $19)`,
    [
      deliveryId,
      batchId,
      mail.organizationId,
      mail.communityId,
      mail.purpose,
      mail.residentId ?? null,
      mail.invitationId ?? null,
      mail.linkGeneration ?? null,
      mail.linkDays ?? null,
      mail.timezone ?? null,
      mail.name,
      mail.email,
      normalizeEmail(mail.email),
      mail.propertyName ?? null,
      mail.locale,
      mail.contentId,
      JSON.stringify(mail.values),
      JSON.stringify(mail.sender),
      mail.sealedUrl ?? null,
    ],
  );
  await remember(tx, 'batch.due', { batchId });
  return deliveryId;
}
