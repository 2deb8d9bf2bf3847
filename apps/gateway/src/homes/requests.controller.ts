import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HomesClient } from '@portico/clients/homes-client';
import type { Page } from '@portico/contracts/lists';
import { CommentBody, RequestListQuery, RequestPage, RequestPatch, RequestView } from '@portico/contracts/requests';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { Answers, AnswersFile, Does, Refuses } from '../openapi/answers.decorator';
import { servedFile } from './served-file';

@ApiTags('Maintenance requests')
@Controller('api/v1')
export class RequestsController {
  constructor(private readonly homes: HomesClient) {}

  @Get('communities/:id/requests')
  @Staff('directory:read', 'community')
  @Does('Lists the maintenance requests of a community', 'Newest first.')
  @Answers(200, RequestPage, 'A page of requests.')
  list(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Query() query: RequestListQuery,
  ): Promise<Page<RequestView>> {
    return this.homes.listRequests(tenant, communityId, query);
  }

  @Get('requests/:id')
  @Staff('directory:read', 'request')
  @Does('Shows a maintenance request')
  @Answers(200, RequestView, 'The request with its photos and comments.')
  get(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<RequestView> {
    return this.homes.getRequest(tenant, id);
  }

  @Patch('requests/:id')
  @Staff('directory:write', 'request')
  @Does(
    'Moves a maintenance request',
    'From `open` to `in_progress`, `done` or `declined`, from `in_progress` to one of the last two, and from these back to `open`.',
  )
  @Answers(200, RequestView, 'The request as it is now.')
  @Refuses('maintenance.wrong_state')
  update(@CallerTenant() tenant: Tenant, @Param('id') id: string, @Body() body: RequestPatch): Promise<RequestView> {
    return this.homes.updateRequest(tenant, id, body);
  }

  @Post('requests/:id/comments')
  @Staff('directory:write', 'request')
  @Does('Comments a maintenance request', 'The resident reads it.')
  @Answers(201, RequestView, 'The request with the new comment.')
  @Refuses('maintenance.too_many_comments')
  comment(@CallerTenant() tenant: Tenant, @Param('id') id: string, @Body() body: CommentBody): Promise<RequestView> {
    return this.homes.commentRequest(tenant, id, body);
  }

  @Get('requests/:id/photos/:photoId')
  @Staff('directory:read', 'request')
  @Does('Shows a photo of a maintenance request')
  @AnswersFile('The photo.')
  async photo(
    @CallerTenant() tenant: Tenant,
    @Param('id') id: string,
    @Param('photoId') photoId: string,
  ): Promise<Response> {
    return servedFile(await this.homes.requestPhoto(tenant, id, photoId));
  }
}
