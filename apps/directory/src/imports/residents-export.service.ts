import { Injectable } from '@nestjs/common';
import type { ResidentFilter } from '@portico/contracts/residents';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { requireCommunity } from '../communities/communities.queries';
import { keysetPage } from '../lists/keyset-page.queries';
import { matching } from '../residents/resident-filter.queries';
import { csvLines } from './csv-file';

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

/** By property, then by name; namesakes in the order in which an import counts them. */
const order = [{ sql: 'resident.property_key' }, { sql: 'resident.name_key' }, { sql: 'resident.id', type: 'uuid' }];
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
    // Spreadsheets take a file without the mark for Windows-1252.
    yield `\ufeff${csvLines([headers])}`;
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await keysetPage<Row>(this.db.manager, {
        order: 'export',
        columns: order,
        select: headers.map((header) => `${columns[header]} AS "${header}"`).join(', '),
        from: 'resident JOIN property ON property.id = resident.property_id',
        where: matching(tenant, communityId, filter),
        limit: PAGE,
        cursor,
      });
      yield csvLines(page.rows.map((row) => headers.map((header) => row[header])));
      cursor = page.nextCursor;
    }
  }
}
