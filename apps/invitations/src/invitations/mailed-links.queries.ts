// What mails with links mean for the people they go to.
import type { DeliveryStatus } from '@portico/contracts/deliveries';
import type { EntityManager } from 'typeorm';
import { remember } from '../topics';
import { announce } from '../webhooks/announce.queries';
import { lockStandings, moveStandings } from './standings.queries';

/** What became of one mail with a link. `linkExpiresAt` is told with `sent`: the date that the mail says. */
export interface InvitationMail {
  deliveryId: string;
  residentId: string;
  invitationId: string;
  generation: number;
  status: DeliveryStatus;
  linkExpiresAt?: Date | string | null;
}

/**
 * Notes what became of mails with links. A `sent` one starts the days of its link, if no newer link was made meanwhile, and
 * makes a pending resident invited. Of several mails to one resident the standing tells the latest.
 */
export async function recordInvitationMails(tx: EntityManager, mails: readonly InvitationMail[]): Promise<void> {
  if (mails.length === 0) return;
  await lockStandings(
    tx,
    mails.map((mail) => mail.residentId),
  );
  const started = await startLinks(
    tx,
    mails.filter((mail) => mail.status === 'sent'),
  );
  await moveStandings(
    tx,
    started.filter((one) => one.state === 'open').map((one) => one.residentId),
    'mailed',
  );
  await publishLastMails(tx, mails);
  await announce(
    tx,
    started.map(({ organizationId, residentId, id }) => ({
      organizationId,
      event: 'invitation.sent',
      payload: { residentId, invitationId: id },
    })),
  );
}

interface StartedLink {
  id: string;
  residentId: string;
  organizationId: string;
  state: 'open' | 'accepted';
}

async function startLinks(tx: EntityManager, sent: readonly InvitationMail[]): Promise<StartedLink[]> {
  if (sent.length === 0) return [];
  const [rows] = await tx.query<[StartedLink[], number]>(
    `UPDATE invitation SET sent_at = now(), expires_at = mail."linkExpiresAt"
       FROM jsonb_to_recordset($1::jsonb) AS mail ("invitationId" uuid, generation int, "linkExpiresAt" timestamptz)
      WHERE invitation.id = mail."invitationId" AND invitation.generation = mail.generation AND state <> 'revoked'
  RETURNING id, resident_id AS "residentId", organization_id AS "organizationId", state`,
    [JSON.stringify(sent)],
  );
  return rows;
}

/** Closes the change, as `publishStandings` does, with the word on the last mail in the same statement: it is part of every mail. */
async function publishLastMails(tx: EntityManager, mails: readonly InvitationMail[]): Promise<void> {
  // Ids rise with time: of two mails to one resident in one report the later one counts.
  const last = new Map(
    mails.toSorted((a, b) => (a.deliveryId < b.deliveryId ? -1 : 1)).map((mail) => [mail.residentId, mail]),
  );
  const isLatest = `invitation_id = mail."invitationId" AND (last_delivery_id IS NULL OR last_delivery_id <= mail."deliveryId")`;
  await tx.query(
    `UPDATE standing SET version = version + 1,
            last_delivery_id = CASE WHEN ${isLatest} THEN mail."deliveryId" ELSE last_delivery_id END,
            last_delivery_status = CASE WHEN ${isLatest} THEN mail.status ELSE last_delivery_status END
       FROM jsonb_to_recordset($1::jsonb) AS mail ("residentId" uuid, "deliveryId" uuid, "invitationId" uuid, status text)
      WHERE standing.resident_id = mail."residentId"`,
    [JSON.stringify([...last.values()])],
  );
  await remember(tx, 'standing.changed', { residentIds: [...last.keys()] });
}
