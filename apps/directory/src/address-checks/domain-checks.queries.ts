// What DNS said of domains, kept for a while. Of no organization: everyone's resolver says the same.
import type { EntityManager } from 'typeorm';

/** Whether a domain takes mail; null: DNS did not say. */
export type TakesMail = boolean | null;

/** What is still known of these domains. */
export async function knownChecks(db: EntityManager, domains: readonly string[]): Promise<Map<string, TakesMail>> {
  const rows = await db.query<{ domain: string; takesMail: TakesMail }[]>(
    `SELECT domain, takes_mail AS "takesMail" FROM domain_check WHERE domain = ANY($1) AND expires_at > now()`,
    [domains],
  );
  return new Map(rows.map(({ domain, takesMail }) => [domain, takesMail]));
}

/** Keeps what was answered: a day for what takes mail, an hour for all else, which may be set right meanwhile. */
export async function keepChecks(db: EntityManager, checks: ReadonlyMap<string, TakesMail>): Promise<void> {
  await db.query(
    `INSERT INTO domain_check (domain, takes_mail, expires_at)
     SELECT domain, takes_mail, now() + CASE WHEN takes_mail THEN interval '1 day' ELSE interval '1 hour' END
       FROM unnest($1::text[], $2::boolean[]) AS answer (domain, takes_mail) ORDER BY domain
         ON CONFLICT (domain) DO UPDATE SET takes_mail = excluded.takes_mail, expires_at = excluded.expires_at`,
    [[...checks.keys()], [...checks.values()]],
  );
}
