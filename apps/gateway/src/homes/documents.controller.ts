import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HomesClient } from '@portico/clients/homes-client';
import {
  DocumentBody,
  DocumentForm,
  DocumentListQuery,
  DocumentPage,
  DocumentView,
} from '@portico/contracts/documents';
import { documentLimit } from '@portico/contracts/limits';
import type { Page } from '@portico/contracts/lists';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { TakesFile } from '../bodies/body.decorators';
import { FormFile, type StoredFile } from '../bodies/upload.decorators';
import { Answers, AnswersFile, Does, Refuses } from '../openapi/answers.decorator';
import { servedFile } from './served-file';

@ApiTags('Documents')
@Controller('api/v1')
export class DocumentsController {
  constructor(private readonly homes: HomesClient) {}

  @Get('communities/:id/documents')
  @Staff('directory:read', 'community')
  @Does('Lists the documents of a community', 'Newest first.')
  @Answers(200, DocumentPage, 'A page of documents.')
  list(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Query() query: DocumentListQuery,
  ): Promise<Page<DocumentView>> {
    return this.homes.listDocuments(tenant, communityId, query);
  }

  @Post('communities/:id/documents')
  @Staff('directory:write', 'community')
  @TakesFile(DocumentForm, documentLimit)
  @Does('Adds a document', 'Every resident of the community may read it.')
  @Answers(201, DocumentView, 'The document.')
  @Refuses('attachment.too_large', 'attachment.type_not_allowed')
  add(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Body() body: DocumentBody,
    @FormFile() file: StoredFile,
  ): Promise<DocumentView> {
    return this.homes.addDocument(tenant, communityId, file, body);
  }

  @Get('documents/:id')
  @Staff('directory:read', 'document')
  @Does('Shows a document')
  @Answers(200, DocumentView, 'What is known of it.')
  get(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<DocumentView> {
    return this.homes.getDocument(tenant, id);
  }

  @Delete('documents/:id')
  @Staff('directory:write', 'document')
  @Does('Removes a document')
  @Answers(204, null, 'Removed.')
  remove(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.homes.removeDocument(tenant, id);
  }

  @Get('documents/:id/file')
  @Staff('directory:read', 'document')
  @Does('Downloads the file of a document')
  @AnswersFile('The file.')
  async file(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<Response> {
    return servedFile(await this.homes.documentFile(tenant, id));
  }
}
