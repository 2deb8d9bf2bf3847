// Which property an email is given to, where each needs its own (B9). Every function that writes expects the caller to hold the
// community (`lockCommunity`) in the same transaction.
import { normalizeEmail } from '@portico/contracts/email';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import type { LockedCommunity } from '../communities/communities.queries';
import type { EmailHolder } from './email-rule';

/** These people, and where the community has the rule whoever has one of the emails; `ruled`: whether it has. */
export function emailHolders(
  db: EntityManager,
  { organizationId }: Tenant,
  communityId: string,
  { ids, emails }: { ids: readonly string[]; emails: readonly string[] },
): Promise<(EmailHolder & { ruled: boolean })[]> {
  return db.query(
    // One look into an index for each (OFFSET 0, LIMIT 1), also while statistics lag behind an import.
    `SELECT resident.id, resident.property_id AS "propertyId", property.name AS "propertyName", resident.email_key AS "emailKey",
            resident.email_rule AS ruled
       FROM (SELECT unnest($3::uuid[]) AS id
              UNION
             SELECT holder.id FROM unnest($4::text[]) AS it (key),
                    LATERAL (SELECT id FROM resident WHERE community_id = $2 AND claimed_key = it.key OFFSET 0) AS holder) AS it,
            LATERAL (SELECT * FROM resident WHERE id = it.id LIMIT 1) AS resident,
            LATERAL (SELECT name FROM property WHERE id = resident.property_id LIMIT 1) AS property
      WHERE resident.community_id = $2 AND resident.organization_id = $1`,
    [organizationId, communityId, ids, emails.map(normalizeEmail)],
  );
}

/**
 * Gives people's emails to their properties where the community's rule asks for it. Who may have one was decided before
 * (`email-rule.ts`): to write somebody with an email that another property has is a violation of `resident_email_claim`.
 */
export async function claimEmails(
  tx: EntityManager,
  community: LockedCommunity,
  people: readonly { email: string | null; propertyId: string }[],
): Promise<void> {
  const claims = people.flatMap(({ email, propertyId }) => (email === null ? [] : [{ email, propertyId }]));
  if (!community.oneEmailPerProperty || claims.length === 0) return;
  await tx.query(
    `INSERT INTO email_claim (community_id, email_key, property_id)
     SELECT DISTINCT $1::uuid, email_key, property_id FROM unnest($2::text[], $3::uuid[]) AS it (email_key, property_id)
     ON CONFLICT (community_id, email_key) DO NOTHING`,
    [community.id, claims.map(({ email }) => normalizeEmail(email)), claims.map(({ propertyId }) => propertyId)],
  );
}

/** Gives back those of the emails (in their compared form) that nobody in the community has any more. */
export async function releaseEmails(
  tx: EntityManager,
  community: LockedCommunity,
  emailKeys: readonly string[],
): Promise<void> {
  if (emailKeys.length === 0) return;
  await tx.query(
    `DELETE FROM email_claim
      WHERE community_id = $1 AND email_key = ANY($2)
        AND NOT EXISTS (SELECT FROM resident WHERE community_id = $1 AND claimed_key = email_claim.email_key)`,
    [community.id, emailKeys],
  );
}
