import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InvitationsClient } from '@portico/clients/invitations-client';
import type { Page } from '@portico/contracts/lists';
import {
  SuppressionBody,
  SuppressionListQuery,
  SuppressionPage,
  SuppressionView,
} from '@portico/contracts/suppressions';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';

@ApiTags('Feedback')
@Controller('api/v1/suppressions')
export class SuppressionsController {
  constructor(private readonly invitations: InvitationsClient) {}

  @Get()
  @Staff(['messages:read', 'feedback:write'], 'organization')
  @Does('Lists the addresses that are not mailed, newest first')
  @Answers(200, SuppressionPage, 'A page of suppressions.')
  list(@CallerTenant() tenant: Tenant, @Query() query: SuppressionListQuery): Promise<Page<SuppressionView>> {
    return this.invitations.listSuppressions(tenant, query);
  }

  @Post()
  @Staff('feedback:write', 'organization')
  @Does('Suppresses an address', 'Nothing more is mailed to it.')
  @Answers(201, SuppressionView, 'The suppression.')
  @Refuses('suppression.exists')
  create(@CallerTenant() tenant: Tenant, @Body() body: SuppressionBody): Promise<SuppressionView> {
    return this.invitations.addSuppression(tenant, body);
  }

  @Delete(':id')
  @Staff('feedback:write', 'suppression')
  @Does('Frees an address')
  @Answers(204, null, 'It may be mailed again.')
  remove(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.invitations.removeSuppression(tenant, id);
  }
}
