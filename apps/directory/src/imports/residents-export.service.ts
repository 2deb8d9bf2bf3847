import { Injectable } from '@nestjs/common';
import type { ResidentFilter } from '@portico/contracts/residents';
import { keysetRows } from '@portico/platform/keyset-page.queries';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { requireCommunity } from '../communities/communities.queries';
import { csvHeader, csvText } from '../csv/csv-text';
import { matching } from '../residents/resident-filter.queries';

/** Each column with its header: the very words that the import knows. */
const columns = {
  accountNumber: 'property.account_number',
  propertyName: 'property.name',
  addressLine1: 'property.address_line1',
  addressLine2: 'property.address_line2',
  unit: 'property.unit',
  city: 'property.city',
  region: 'property.region',
  postalCode: 'property.postal_code',
  country: 'property.country',
  kind: 'resident.kind',
  firstName: 'resident.first_name',
  lastName: 'resident.last_name',
  email: 'resident.email',
  phone: 'resident.phone',
  locale: 'resident.locale',
} as const;
const headers = Object.keys(columns) as (keyof typeof columns)[];
const select = headers.map((header) => `${columns[header]} AS "${header}"`).join(', ');
const from = 'resident JOIN property ON property.id = resident.property_id';

/** By property, then by name; namesakes in the order in which an import counts them. */
const byProperty = {
  order: 'export',
  columns: [
    { sql: 'resident.property_key', type: 'text' },
    { sql: 'resident.name_key', type: 'text' },
    { sql: 'resident.id', type: 'uuid' },
  ],
};
const PAGE = 2_000;

type Row = Record<keyof typeof columns, string | null>;

@Injectable()
export class ResidentsExport {
  constructor(private readonly db: DataSource) {}

  /** The residents who match, as CSV that can be imported again. @throws Problem 404 before the first byte. */
  async export(tenant: Tenant, communityId: string, filter: ResidentFilter): Promise<AsyncIterable<string>> {
    await requireCommunity(this.db.manager, tenant.organizationId, communityId);
    return this.lines(tenant, communityId, filter);
  }

  private async *lines(tenant: Tenant, communityId: string, filter: ResidentFilter): AsyncGenerator<string> {
    yield csvHeader(headers);
    const list = { ...byProperty, select, from, where: matching(tenant, communityId, filter) };
    let cursor: string | undefined;
    do {
      const page = await keysetRows<Row>(this.db.manager, list, { limit: PAGE, cursor });
      yield csvText(page.rows.map((row) => headers.map((header) => row[header])));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
  }
}
