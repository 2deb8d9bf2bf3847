import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DirectoryClient } from '@portico/clients/directory-client';
import { ImportBody, ImportForm, ImportStarted, ImportView } from '@portico/contracts/imports';
import { importLimit } from '@portico/contracts/limits';
import type { Tenant } from '@portico/platform/tenant';
import type { StaffCaller } from '../access/caller';
import { Caller, CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { TakesFile } from '../bodies/body.decorators';
import { FormFile, type StoredFile } from '../bodies/upload.decorators';
import { servedFile } from '../homes/served-file';
import { Answers, AnswersText, Does, Refuses } from '../openapi/answers.decorator';
import { ImportsService } from './imports.service';

@ApiTags('Import')
@Controller('api/v1')
export class ImportsController {
  constructor(
    private readonly directory: DirectoryClient,
    private readonly imports: ImportsService,
  ) {}

  @Post('communities/:id/imports')
  @Staff('directory:write', 'community')
  @TakesFile(ImportForm, importLimit)
  @Does(
    'Imports residents from a CSV',
    'What cannot be a CSV at all is a 422. 202: it is promised; follow `GET /imports/{id}`.',
  )
  @Answers(202, ImportStarted, 'The promise.')
  @Refuses('import.too_large')
  start(
    @Caller() caller: StaffCaller,
    @Param('id') communityId: string,
    @Body() body: ImportBody,
    @FormFile() file: StoredFile,
  ): Promise<ImportStarted> {
    return this.imports.start(caller, communityId, file, body);
  }

  @Get('imports/:id')
  @Staff('directory:read', 'import')
  @Does('Shows how an import stands', 'With every problem, by row.')
  @Answers(200, ImportView, 'The import.')
  get(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<ImportView> {
    return this.directory.getImport(tenant, id);
  }

  @Get('imports/:id/errors.csv')
  @Staff('directory:read', 'import')
  @Does('Downloads the records that have problems as CSV', 'Mended, this very file can be imported.')
  @AnswersText(
    'text/csv',
    'The header of the file behind `row,field,code,message`, and so each record that has a problem.',
  )
  async errors(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<Response> {
    return servedFile(await this.directory.importErrors(tenant, id));
  }
}
