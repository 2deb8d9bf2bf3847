// A mail that belongs to no message takes the path of a mass send: a delivery in a batch, alone or with others that were wanted with it.
import type { DeliveryPurpose } from '@portico/contracts/deliveries';
import { normalizeEmail } from '@portico/contracts/email';
import { newId } from '@portico/platform/ids';
import type { EntityManager } from 'typeorm';
import { rememberAll } from '../topics';
import { LARGEST_BATCH } from './batch';

/** Who a mail says it is from; the address is MAIL_FROM. */
export interface MailSender {
  name: string;
  replyTo: string | null;
}

/** A mail that is due at once. */
export interface QueuedMail {
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
  /** A link with its raw token, made by `seal`: fills `signInUrl` or `setPasswordUrl`, and is forgotten once the mail is final. */
  sealedUrl?: Buffer;
}

/** Queues one mail within `tx`; it passes every batch of a message. @returns the delivery's id. */
export async function queueMail(tx: EntityManager, mail: QueuedMail): Promise<string> {
  const [deliveryId] = await queueMails(tx, [mail]);
  return deliveryId!;
}

/** Queues mails in as few batches as they need; many let those pass that come alone. @returns the deliveries' ids, in the order given. */
export async function queueMails(tx: EntityManager, mails: readonly QueuedMail[]): Promise<string[]> {
  if (mails.length === 0) return [];
  const batches = Array.from({ length: Math.ceil(mails.length / LARGEST_BATCH) }, (_, place) => ({
    id: newId(),
    number: mails.length === 1 ? 0 : place + 1,
  }));
  const rows = mails.map(({ sealedUrl, ...mail }, place) => ({
    ...mail,
    id: newId(),
    batchId: batches[Math.floor(place / LARGEST_BATCH)]!.id,
    emailKey: normalizeEmail(mail.email),
    sealedUrl: sealedUrl?.toString('hex'),
  }));
  await insertBatches(tx, batches);
  await insertMails(tx, rows);
  await rememberAll(
    tx,
    'batch.due',
    batches.map(({ id }) => ({ batchId: id })),
  );
  return rows.map(({ id }) => id);
}

async function insertBatches(tx: EntityManager, batches: readonly { id: string; number: number }[]): Promise<void> {
  await tx.query(
    'INSERT INTO batch (id, number) SELECT id, number FROM jsonb_to_recordset($1::jsonb) AS batch (id uuid, number int)',
    [JSON.stringify(batches)],
  );
}

async function insertMails(tx: EntityManager, rows: readonly object[]): Promise<void> {
  await tx.query(
    `INSERT INTO delivery (id, batch_id, organization_id, community_id, purpose, resident_id, invitation_id, link_generation,
                           link_days, timezone, name, email, email_key, property_name, locale, content_id, "values", sender, sealed_url)
     SELECT id, "batchId", "organizationId", "communityId", purpose, "residentId", "invitationId", "linkGeneration",
            "linkDays", timezone, name, email, "emailKey", "propertyName", coalesce(locale, 'en'), "contentId", "values", sender,
            decode("sealedUrl", 'hex')
       FROM jsonb_to_recordset($1::jsonb) AS mail
         (id uuid, "batchId" uuid, "organizationId" uuid, "communityId" uuid, purpose text, "residentId" uuid, "invitationId" uuid,
          "linkGeneration" int, "linkDays" int, timezone text, name text, email text, "emailKey" text, "propertyName" text,
          locale text, "contentId" text, "values" jsonb, sender jsonb, "sealedUrl" text)
      ORDER BY id`,
    [JSON.stringify(rows)],
  );
}
