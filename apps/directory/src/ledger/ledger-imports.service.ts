import { Injectable } from '@nestjs/common';
import type { LedgerImportView } from '@portico/contracts/ledger';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { lockCommunity, requireCommunity } from '../communities/communities.queries';
import type { LockedCommunity } from '../communities/communities.queries';
import type { Bytes } from '../csv/csv-bytes';
import { grouped } from '../imports/grouped';
import { identityOf, KnownHomes } from '../properties/home-identity';
import type { HomeIdentity } from '../properties/home-identity';
import { findProperties } from '../properties/properties.queries';
import { residentsOfProperties } from '../residents/residents.queries';
import { readLedgerFile } from './ledger-file';
import type { LedgerRecord } from './ledger-record';
import { settle } from './ledger-settling';
import type { Holder } from './ledger-settling';
import { putLedgers } from './ledger.queries';

/** Ledgers from a file: whoever is named in it gets the ledger of the file, everybody else keeps theirs. */
@Injectable()
export class LedgerImports {
  constructor(private readonly db: DataSource) {}

  /**
   * Replaces the ledgers of everybody whom a CSV names; a row that cannot be taken is left out and told.
   *
   * @param currency of the rows that say none
   * @throws Problem 404 where there is no such community, 422 at `file`, 413 above 10 MB or 20,000 records; nothing is changed then.
   */
  async run(tenant: Tenant, communityId: string, currency: string, bytes: Bytes): Promise<LedgerImportView> {
    await requireCommunity(this.db.manager, tenant.organizationId, communityId);
    const { rows, records, errors: unread } = await readLedgerFile(bytes, currency);
    const { ledgers, errors: untaken } = await this.db.transaction(async (tx) => {
      const community = await lockCommunity(tx, tenant.organizationId, communityId);
      const holdersOf = await findHolders(tx, community, records);
      const settlement = settle(records, holdersOf, new Date().toISOString());
      await putLedgers(tx, tenant, settlement.ledgers);
      return settlement;
    });
    const errors = [...unread, ...untaken].toSorted((a, b) => a.row - b.row);
    const imported = records.length - untaken.length;
    return { rows, imported, failed: errors.length, residents: ledgers.length, errors };
  }
}

/** A property is known by its account number, else by its name, as in an import of residents. */
async function findHolders(
  tx: EntityManager,
  community: LockedCommunity,
  records: readonly LedgerRecord[],
): Promise<(record: LedgerRecord) => Holder[] | undefined> {
  const identities = records.map(({ home }) => identityOf(home));
  const properties = await findProperties(tx, community, {
    accountNumbers: [...new Set(identities.flatMap(({ accountNumber }) => accountNumber ?? []))],
    names: identities.map(({ name }) => name),
  });
  const known = new KnownHomes<HomeIdentity & { id: string }>(
    properties.map(({ id, accountNumber, name, unit }) => ({ id, accountNumber, name, unit })),
  );
  const people = await residentsOfProperties(
    tx,
    community,
    properties.map(({ id }) => id),
  );
  const byProperty = grouped<string, Holder & { propertyId: string }>(people, ({ propertyId }) => propertyId);
  return ({ home }) => {
    const property = known.recognize(identityOf(home));
    return property && (byProperty.get(property.id) ?? []);
  };
}
