import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { DocumentListQuery, NewDocumentQuery } from '@portico/contracts/documents';
import type { DocumentView } from '@portico/contracts/documents';
import { documentLimit } from '@portico/contracts/limits';
import type { Page } from '@portico/contracts/lists';
import { AllowCallers } from '@portico/platform/internal.guard';
import { TakesBody } from '@portico/platform/raw-body';
import { CurrentTenant } from '@portico/platform/tenant';
import type { Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { HomePipe, type Home } from '../homes/home.pipe';
import { DocumentsService } from './documents.service';

/** The documents of communities. */
@AllowCallers('gateway')
@Controller()
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  /** One page, newest first. */
  @Get('communities/:communityId/documents')
  list(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Query() query: DocumentListQuery,
  ): Promise<Page<DocumentView>> {
    return this.documents.list(tenant, communityId, query);
  }

  /** Adds the file that the body is. */
  @Post('communities/:communityId/documents')
  @TakesBody('application/octet-stream', documentLimit)
  add(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Query() query: NewDocumentQuery,
    @Req() body: Request,
  ): Promise<DocumentView> {
    return this.documents.add(tenant, communityId, query, body);
  }

  @Get('documents/:id')
  get(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<DocumentView> {
    return this.documents.get(tenant, id);
  }

  @Delete('documents/:id')
  @HttpCode(204)
  remove(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.documents.remove(tenant, id);
  }

  @Get('documents/:id/file')
  file(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<Response> {
    return this.documents.file(tenant, id);
  }

  /** Those of the community that a resident lives in. */
  @Get('homes/:residentId/documents')
  listOfHome(
    @Param('residentId', ParseUUIDPipe, HomePipe) home: Home,
    @Query() query: DocumentListQuery,
  ): Promise<Page<DocumentView>> {
    return this.documents.listOfHome(home, query);
  }

  @Get('homes/:residentId/documents/:id/file')
  fileOfHome(
    @Param('residentId', ParseUUIDPipe, HomePipe) home: Home,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Response> {
    return this.documents.fileOfHome(home, id);
  }
}
