import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HomesClient } from '@portico/clients/homes-client';
import { DocumentListQuery, DocumentPage, ProfileQuery } from '@portico/contracts/documents';
import type { DocumentView } from '@portico/contracts/documents';
import { LedgerView } from '@portico/contracts/ledger';
import type { Page } from '@portico/contracts/lists';
import { CallersHome } from '../access/caller.decorators';
import { Residents } from '../access/policy.decorators';
import { Answers, AnswersFile, Does } from '../openapi/answers.decorator';
import { servedFile } from './served-file';

/** What residents see of their homes. */
@ApiTags('Portal')
@Controller('api/v1/portal')
export class PortalHomeController {
  constructor(private readonly homes: HomesClient) {}

  @Get('profiles/:residentId/ledger')
  @Residents('path')
  @Does('Shows what is owed for a home', 'As the management system said it last. Amounts are in cents of the currency.')
  @Answers(200, LedgerView, 'The ledger, newest entries first.')
  ledger(@CallersHome() home: string): Promise<LedgerView> {
    return this.homes.homeLedger(home);
  }

  @Get('profiles/:residentId/documents')
  @Residents('path')
  @Does('Lists the documents of the community that a home is in', 'Newest first.')
  @Answers(200, DocumentPage, 'A page of documents.')
  documents(@CallersHome() home: string, @Query() query: DocumentListQuery): Promise<Page<DocumentView>> {
    return this.homes.homeDocuments(home, query);
  }

  @Get('documents/:documentId/file')
  @Residents('query')
  @Does('Downloads a document', 'One of the community that the home `profile` is in.')
  @AnswersFile('The file.')
  async document(@Param('documentId') documentId: string, @Query() { profile }: ProfileQuery): Promise<Response> {
    return servedFile(await this.homes.homeDocumentFile(profile, documentId));
  }
}
