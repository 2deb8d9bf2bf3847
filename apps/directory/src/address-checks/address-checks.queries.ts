// The addresses of a community by their domains, and those of them that are to be looked at, page by page.
import {
  addressFindings,
  type AddressCheckBody,
  type AddressCheckView,
  type AddressFinding,
} from '@portico/contracts/address-checks';
import { fullName } from '@portico/contracts/full-name';
import type { Page } from '@portico/contracts/lists';
import { keysetPage } from '@portico/platform/keyset-page.queries';
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';
import { residentsAtHome, residentsById, selected } from '../recipients/recipients.queries';
import { findingOf, roles, type DomainUse, type JudgedDomains } from './address-check';

/** `email_key` is trimmed and in small letters. */
const domain = `split_part(resident.email_key, '@', -1)`;
const local = `split_part(resident.email_key, '@', 1)`;

interface CheckedRow {
  residentId: string;
  firstName: string;
  lastName: string;
  email: string;
  propertyName: string;
}

/** The domains of a community's addresses: some hundreds, whatever the number of its residents. */
export function domainsOf(db: EntityManager, { organizationId }: Tenant, communityId: string): Promise<DomainUse[]> {
  return db.query<DomainUse[]>(
    `SELECT ${domain} AS domain, count(*)::int AS people FROM resident
      WHERE community_id = $1 AND organization_id = $2 AND email_key IS NOT NULL GROUP BY 1`,
    [communityId, organizationId],
  );
}

/** Those of the selected about whose address there is something to say. */
export function addressCheckPage(
  db: EntityManager,
  tenant: Tenant,
  { finding = [...addressFindings], limit, cursor, ...which }: AddressCheckBody,
  judged: JudgedDomains,
): Promise<Page<AddressCheckView>> {
  const conditions = finding.map((word) => conditionOf(word, which.communityId, judged));
  const where = selected(tenant, which).and(
    `(${conditions.map(([sql]) => sql).join(' OR ')})`,
    ...conditions.flatMap(([, ...values]) => values),
  );
  const list = {
    ...residentsById,
    select: `resident.id AS "residentId", resident.first_name AS "firstName", resident.last_name AS "lastName", resident.email,
      property.name AS "propertyName"`,
    from: residentsAtHome,
    where,
  };
  return keysetPage(db, list, { limit, cursor }, ({ residentId, email, propertyName, ...name }: CheckedRow) => ({
    residentId,
    name: fullName(name),
    email,
    propertyName,
    ...findingOf(email, judged),
  }));
}

/** Which addresses have this finding and none that comes before it: SQL with the values of its `?`. */
function conditionOf(
  finding: AddressFinding,
  communityId: string,
  { typos, withoutMail }: JudgedDomains,
): [sql: string, ...values: unknown[]] {
  const [slips, dead] = [[...typos.keys()], [...withoutMail]];
  switch (finding) {
    case 'typo':
      return [`${domain} = ANY(?)`, slips];
    case 'no_mail_domain':
      return [`${domain} = ANY(?)`, dead];
    case 'role':
      return [`(${local} = ANY(?) AND ${domain} <> ALL(?))`, roles, [...slips, ...dead]];
    case 'shared':
      return [
        `(resident.email_key IN (SELECT email_key FROM resident WHERE community_id = ? AND email_key IS NOT NULL
                                  GROUP BY email_key HAVING count(DISTINCT property_id) > 1)
          AND ${local} <> ALL(?) AND ${domain} <> ALL(?))`,
        communityId,
        roles,
        [...slips, ...dead],
      ];
  }
}
