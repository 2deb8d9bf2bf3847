import { Injectable } from '@nestjs/common';
import type { LedgerBody, LedgerView } from '@portico/contracts/ledger';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { ledgerOf, putLedgers } from './ledger.queries';

@Injectable()
export class LedgersService {
  constructor(private readonly db: EntityManager) {}

  /** @throws Problem 404. */
  get(tenant: Tenant, residentId: string): Promise<LedgerView> {
    return ledgerOf(this.db, tenant, residentId);
  }

  /** Puts a ledger in the place of the one before. @throws Problem 404. */
  async put(tenant: Tenant, residentId: string, body: LedgerBody): Promise<LedgerView> {
    const { currency, balance, entries, asOf = new Date().toISOString() } = body;
    await putLedgers(this.db, tenant, [{ residentId, currency, balance, asOf, entries }]);
    return ledgerOf(this.db, tenant, residentId);
  }
}
