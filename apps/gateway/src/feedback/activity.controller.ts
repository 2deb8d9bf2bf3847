import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { ActivityPage, ActivityView } from '@portico/contracts/activity';
import { ListQuery } from '@portico/contracts/lists';
import type { Page } from '@portico/contracts/lists';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { Answers, Does } from '../openapi/answers.decorator';

@ApiTags('Activity')
@Controller('api/v1/communities')
export class ActivityController {
  constructor(private readonly invitations: InvitationsClient) {}

  @Get(':id/activity')
  @Staff(['messages:read', 'directory:read'], 'community')
  @Does('Lists what happened in a community, newest first', 'Drafts stand in it.')
  @Answers(200, ActivityPage, 'A page of the feed.')
  list(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Query() query: ListQuery,
  ): Promise<Page<ActivityView>> {
    return this.invitations.listActivity(tenant, communityId, query);
  }
}
