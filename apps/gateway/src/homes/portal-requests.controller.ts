import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HomesClient } from '@portico/clients/homes-client';
import { photoLimit } from '@portico/contracts/limits';
import type { Page } from '@portico/contracts/lists';
import {
  CommentBody,
  RequestBody,
  RequestForm,
  RequestListQuery,
  RequestPage,
  RequestView,
} from '@portico/contracts/requests';
import { CallersHome } from '../access/caller.decorators';
import { Residents } from '../access/policy.decorators';
import { TakesPhotos } from '../bodies/body.decorators';
import { Photos, type StoredFile } from '../bodies/upload.decorators';
import { Answers, AnswersFile, Does, Refuses } from '../openapi/answers.decorator';
import { ReportsService } from './reports.service';
import { servedFile } from './served-file';

/** Maintenance requests, as the resident who reports them sees them. */
@ApiTags('Portal')
@Controller('api/v1/portal')
export class PortalRequestsController {
  constructor(
    private readonly homes: HomesClient,
    private readonly reports: ReportsService,
  ) {}

  @Get('profiles/:residentId/requests')
  @Residents('path')
  @Does('Lists the maintenance requests of a home', 'Those that this resident reported, newest first.')
  @Answers(200, RequestPage, 'A page of requests.')
  list(@CallersHome() home: string, @Query() query: RequestListQuery): Promise<Page<RequestView>> {
    return this.homes.homeRequests(home, query);
  }

  @Post('profiles/:residentId/requests')
  @Residents('path')
  @TakesPhotos(RequestForm, photoLimit)
  @Does('Reports what needs repair', 'As JSON, or as a form with up to five photos.')
  @Answers(201, RequestView, 'The request.')
  @Refuses('attachment.too_large', 'attachment.too_many', 'attachment.type_not_allowed')
  report(
    @CallersHome() home: string,
    @Body() body: RequestBody,
    @Photos() photos: readonly StoredFile[],
  ): Promise<RequestView> {
    return this.reports.report(home, body, photos);
  }

  @Get('requests/:requestId')
  @Residents('request')
  @Does('Shows a maintenance request')
  @Answers(200, RequestView, 'The request with its photos and comments.')
  get(@CallersHome() home: string, @Param('requestId') id: string): Promise<RequestView> {
    return this.homes.homeRequest(home, id);
  }

  @Post('requests/:requestId/comments')
  @Residents('request')
  @Does('Comments a maintenance request', 'The staff read it.')
  @Answers(201, RequestView, 'The request with the new comment.')
  @Refuses('maintenance.too_many_comments')
  comment(
    @CallersHome() home: string,
    @Param('requestId') id: string,
    @Body() body: CommentBody,
  ): Promise<RequestView> {
    return this.homes.homeComments(home, id, body);
  }

  @Get('requests/:requestId/photos/:photoId')
  @Residents('request')
  @Does('Shows a photo of a maintenance request')
  @AnswersFile('The photo.')
  async photo(
    @CallersHome() home: string,
    @Param('requestId') id: string,
    @Param('photoId') photoId: string,
  ): Promise<Response> {
    return servedFile(await this.homes.homeRequestPhoto(home, id, photoId));
  }
}
