import { Injectable } from '@nestjs/common';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { csvHeader, csvText } from '../csv/csv-text';
import { badHeader, badLine } from './bad-records';
import { badRecordsAfter } from './import-records.queries';
import { findImport } from './imports.queries';
import type { Import } from './imports.queries';

const PAGE = 1_000;

@Injectable()
export class ErrorsExport {
  constructor(private readonly db: DataSource) {}

  /** The records that have problems, as CSV that can be mended and imported. @throws Problem 404 before the first byte. */
  async export(tenant: Tenant, importId: string): Promise<AsyncIterable<string>> {
    return this.lines(await findImport(this.db.manager, tenant, importId));
  }

  private async *lines({ id, headers }: Import): AsyncGenerator<string> {
    yield csvHeader(badHeader(headers));
    const after = (row: number) => badRecordsAfter(this.db.manager, id, row, PAGE);
    for (let page = await after(0); page.length > 0; page = await after(page.at(-1)!.row))
      yield csvText(page.map(badLine));
  }
}
