import { notFound } from '@portico/contracts/problems';
import type { OrganizationPatch } from '@portico/contracts/staff';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';

/** A row of `organization`: the management company, the tenant boundary. */
export interface StoredOrganization {
  id: string;
  name: string;
  replyTo: string | null;
  mailEnabled: boolean;
}

const columns = 'id, name, reply_to AS "replyTo", mail_enabled AS "mailEnabled"';

/** @throws Problem `resource.not_found`. */
export async function findOrganization(db: EntityManager, { organizationId }: Tenant): Promise<StoredOrganization> {
  const [organization] = await db.query<StoredOrganization[]>(`SELECT ${columns} FROM organization WHERE id = $1`, [
    organizationId,
  ]);
  if (!organization) throw notFound('organization');
  return organization;
}

/** The first that was made; undefined while there is none. */
export async function oldestOrganization(tx: EntityManager): Promise<StoredOrganization | undefined> {
  const [oldest] = await tx.query<StoredOrganization[]>(
    `SELECT ${columns} FROM organization ORDER BY created_at, id LIMIT 1`,
  );
  return oldest;
}

export async function insertOrganization(tx: EntityManager, id: string, name: string): Promise<void> {
  await tx.query('INSERT INTO organization (id, name) VALUES ($1, $2)', [id, name]);
}

/** Writes what is said; what is left out stays. */
export async function updateOrganization(
  tx: EntityManager,
  { organizationId }: Tenant,
  { name, replyTo, mailEnabled }: OrganizationPatch,
): Promise<void> {
  // JSON leaves out what is undefined, and the record is populated over the row as it is.
  const said = JSON.stringify({ name, reply_to: replyTo, mail_enabled: mailEnabled });
  await tx.query(
    `UPDATE organization SET (name, reply_to, mail_enabled) =
            (SELECT name, reply_to, mail_enabled FROM jsonb_populate_record(organization, $2::jsonb))
      WHERE id = $1`,
    [organizationId, said],
  );
}
