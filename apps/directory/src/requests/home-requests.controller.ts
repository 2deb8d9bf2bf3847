import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { photoLimit } from '@portico/contracts/limits';
import type { Page } from '@portico/contracts/lists';
import { CommentBody, NewRequestBody, PhotoQuery, RequestListQuery } from '@portico/contracts/requests';
import type { RequestView, StoredPhoto } from '@portico/contracts/requests';
import { AllowCallers } from '@portico/platform/internal.guard';
import { TakesBody } from '@portico/platform/raw-body';
import type { Request } from 'express';
import { HomePipe, type Home } from '../homes/home.pipe';
import { PhotosService } from './photos.service';
import { RequestsService } from './requests.service';

/** Maintenance requests, as the resident who reports them sees them. */
@AllowCallers('gateway')
@Controller('homes/:residentId')
export class HomeRequestsController {
  constructor(
    private readonly requests: RequestsService,
    private readonly photos: PhotosService,
  ) {}

  /** One page, newest first. */
  @Get('requests')
  list(
    @Param('residentId', ParseUUIDPipe, HomePipe) home: Home,
    @Query() query: RequestListQuery,
  ): Promise<Page<RequestView>> {
    return this.requests.listOfHome(home, query);
  }

  @Post('requests')
  create(@Param('residentId', ParseUUIDPipe, HomePipe) home: Home, @Body() body: NewRequestBody): Promise<RequestView> {
    return this.requests.create(home, body);
  }

  /** Stores the photo that the body is. */
  @Post('photos')
  @TakesBody('application/octet-stream', photoLimit)
  @HttpCode(200)
  keepPhoto(@Query() { filename }: PhotoQuery, @Req() body: Request): Promise<StoredPhoto> {
    return this.photos.keep(filename, body);
  }

  @Get('requests/:id')
  get(
    @Param('residentId', ParseUUIDPipe, HomePipe) home: Home,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<RequestView> {
    return this.requests.getOfHome(home, id);
  }

  @Post('requests/:id/comments')
  comment(
    @Param('residentId', ParseUUIDPipe, HomePipe) home: Home,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CommentBody,
  ): Promise<RequestView> {
    return this.requests.commentOfHome(home, id, body);
  }

  @Get('requests/:id/photos/:photoId')
  photo(
    @Param('residentId', ParseUUIDPipe, HomePipe) home: Home,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('photoId', ParseUUIDPipe) photoId: string,
  ): Promise<Response> {
    return this.photos.serveToHome(home, id, photoId);
  }
}
