import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { StartImportQuery, type ImportStarted, type ImportView } from '@portico/contracts/imports';
import { importLimit } from '@portico/contracts/limits';
import { ResidentFilter } from '@portico/contracts/residents';
import { AllowCallers } from '@portico/platform/internal.guard';
import { bytesOf, TakesBody } from '@portico/platform/raw-body';
import { CurrentTenant } from '@portico/platform/tenant';
import type { Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { ErrorsExport } from './errors-export.service';
import { ImportsService } from './imports.service';
import { ResidentsExport } from './residents-export.service';

@AllowCallers('gateway')
@Controller()
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly problems: ErrorsExport,
    private readonly residents: ResidentsExport,
  ) {}

  /** The body is the file. 202: it is stored and will be imported; follow `GET /imports/{id}`. 413, 422 at `file` or `mapping`. */
  @Post('communities/:communityId/imports')
  @TakesBody('text/csv', importLimit)
  @HttpCode(202)
  start(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Query() query: StartImportQuery,
    @Req() request: Request,
  ): Promise<ImportStarted> {
    return this.imports.start(tenant, communityId, query, bytesOf(request));
  }

  @Get('imports/:id')
  get(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<ImportView> {
    return this.imports.get(tenant, id);
  }

  /** The records that have problems, each behind its row, field, code and message: to be mended and imported. */
  @Get('imports/:id/errors.csv')
  async errors(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return csvFile('errors.csv', await this.problems.export(tenant, id));
  }

  /** The residents who match the filter, in the import's own columns. */
  @Get('communities/:communityId/residents.csv')
  async export(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Query() filter: ResidentFilter,
  ): Promise<StreamableFile> {
    return csvFile('residents.csv', await this.residents.export(tenant, communityId, filter));
  }
}

function csvFile(name: string, pieces: AsyncIterable<string>): StreamableFile {
  const bytes = Readable.from(pieces, { objectMode: false });
  return new StreamableFile(bytes, { type: 'text/csv; charset=utf-8', disposition: `attachment; filename="${name}"` });
}
