import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AddressCheckPage, AddressCheckQuery, type AddressCheckView } from '@portico/contracts/address-checks';
import type { Page } from '@portico/contracts/lists';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';
import { AddressChecksService } from './address-checks.service';

@ApiTags('Messages')
@Controller('api/v1')
export class AddressChecksController {
  constructor(private readonly checks: AddressChecksService) {}

  @Get('messages/:id/address-checks')
  @Staff('messages:read', 'message')
  @Does(
    'Lists the addresses of a message that look wrong',
    'Among who is selected now, until it is sent. Correct them by `PATCH /residents/{id}` or `PATCH /communities/{id}/residents`: a message in review or scheduled goes to the new address, and stays as it was reviewed.',
  )
  @Answers(200, AddressCheckPage, 'A page of addresses to look at.')
  @Refuses('message.wrong_state')
  ofMessage(
    @CallerTenant() tenant: Tenant,
    @Param('id') messageId: string,
    @Query() query: AddressCheckQuery,
  ): Promise<Page<AddressCheckView>> {
    return this.checks.ofMessage(tenant, messageId, query);
  }

  @Get('communities/:id/address-checks')
  @Staff('directory:read', 'community')
  @Does('Lists the addresses of a community that look wrong')
  @Answers(200, AddressCheckPage, 'A page of addresses to look at.')
  ofCommunity(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Query() query: AddressCheckQuery,
  ): Promise<Page<AddressCheckView>> {
    return this.checks.ofCommunity(tenant, communityId, query);
  }
}
