import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import type { Page } from '@portico/contracts/lists';
import { CommentBody, RequestListQuery, RequestPatch } from '@portico/contracts/requests';
import type { RequestOwner, RequestView } from '@portico/contracts/requests';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant } from '@portico/platform/tenant';
import type { Tenant } from '@portico/platform/tenant';
import { PhotosService } from './photos.service';
import { RequestsService } from './requests.service';

/** Maintenance requests, as staff see them. */
@AllowCallers('gateway')
@Controller()
export class RequestsController {
  constructor(
    private readonly requests: RequestsService,
    private readonly photos: PhotosService,
  ) {}

  /** One page, newest first. */
  @Get('communities/:communityId/requests')
  list(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Query() query: RequestListQuery,
  ): Promise<Page<RequestView>> {
    return this.requests.list(tenant, communityId, query);
  }

  @Get('requests/:id')
  get(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<RequestView> {
    return this.requests.get(tenant, id);
  }

  /** 409 `maintenance.wrong_state`. */
  @Patch('requests/:id')
  update(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RequestPatch,
  ): Promise<RequestView> {
    return this.requests.update(tenant, id, body);
  }

  @Post('requests/:id/comments')
  comment(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CommentBody,
  ): Promise<RequestView> {
    return this.requests.comment(tenant, id, body);
  }

  @Get('requests/:id/photos/:photoId')
  photo(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('photoId', ParseUUIDPipe) photoId: string,
  ): Promise<Response> {
    return this.photos.serve(tenant, id, photoId);
  }

  /** Whose a request is: the gateway asks before a resident sees it. */
  @Get('requests/:id/owner')
  owner(@Param('id', ParseUUIDPipe) id: string): Promise<RequestOwner> {
    return this.requests.owner(id);
  }
}
