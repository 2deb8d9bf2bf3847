import { Body, Controller, Get, Post, Req, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OneClickForm } from '@portico/contracts/subscriptions';
import type { Request } from 'express';
import { Page } from '../access/policy.decorators';
import { TakesFields, TakesForm } from '../bodies/body.decorators';
import { PageFilter } from '../forms/page.filter';
import { countedAddress } from '../limits/client-address';
import { LimitedBy } from '../limits/limited.decorator';
import { UnsubscribeService } from './unsubscribe.service';

const limited = LimitedBy({ name: 'unsubscribe', by: ({ ip }) => countedAddress(ip), counts: 'requests' });

/** Stopping invitations and notices by the link of one. A mail program posts without cookie and origin, and is never led elsewhere. */
@ApiExcludeController()
@Controller('portal/unsubscribe')
@UseFilters(PageFilter)
export class UnsubscribeController {
  constructor(private readonly unsubscribe: UnsubscribeService) {}

  @Get()
  @Page()
  look(@Req() request: Request): Promise<Response> {
    return this.unsubscribe.look(request);
  }

  @Post()
  @Page()
  @TakesFields()
  @limited
  stop(@Body() _form: OneClickForm, @Req() request: Request): Promise<Response> {
    return this.unsubscribe.stop(request);
  }

  @Post('undo')
  @Page()
  @TakesForm()
  @limited
  resume(@Req() request: Request): Promise<Response> {
    return this.unsubscribe.resume(request);
  }
}
