import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  CommunityBody,
  CommunityListQuery,
  CommunityPage,
  CommunityPatch,
  CommunityProgress,
  CommunityView,
} from '@portico/contracts/communities';
import type { Page } from '@portico/contracts/lists';
import type { Tenant } from '@portico/platform/tenant';
import { Caller, CallerTenant, tenantOf } from '../access/caller.decorators';
import type { StaffCaller } from '../access/caller';
import { Staff } from '../access/policy.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';
import { CommunitiesService } from './communities.service';

@ApiTags('Directory')
@Controller('api/v1/communities')
export class CommunitiesController {
  constructor(private readonly communities: CommunitiesService) {}

  @Get()
  @Staff('directory:read', 'assigned')
  @Does('Lists communities, by name', 'To managers and viewers those that are assigned to them.')
  @Answers(200, CommunityPage, 'A page of communities with their counts.')
  async list(@Caller() caller: StaffCaller, @Query() query: CommunityListQuery): Promise<Page<CommunityView>> {
    if (caller.communityIds?.length === 0) return { items: [], nextCursor: null, total: 0 };
    return this.communities.list(tenantOf(caller), query, caller.communityIds && [...caller.communityIds]);
  }

  @Post()
  @Staff('directory:write', 'organization')
  @Does('Makes a community')
  @Answers(201, CommunityView, 'The new community.')
  create(@CallerTenant() tenant: Tenant, @Body() body: CommunityBody): Promise<CommunityView> {
    return this.communities.create(tenant, body);
  }

  @Get(':id')
  @Staff('directory:read', 'community')
  @Does('Shows a community')
  @Answers(200, CommunityView, 'The community with its counts.')
  get(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<CommunityView> {
    return this.communities.get(tenant, id);
  }

  @Get(':id/progress')
  @Staff('directory:read', 'community')
  @Does('Shows day by day how many were invited and how many accepted', "By the community's own calendar.")
  @Answers(200, CommunityProgress, 'The curve, and how many residents there are.')
  progress(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<CommunityProgress> {
    return this.communities.progress(tenant, id);
  }

  @Patch(':id')
  @Staff('directory:write', 'community')
  @Does(
    'Changes a community',
    'Whatever is left out stays. While `mailEnabled` is false its mail waits, but for what people sign in with.',
  )
  @Answers(200, CommunityView, 'The community as it is now.')
  @Refuses('community.email_conflicts')
  update(
    @CallerTenant() tenant: Tenant,
    @Param('id') id: string,
    @Body() body: CommunityPatch,
  ): Promise<CommunityView> {
    return this.communities.update(tenant, id, body);
  }
}
