import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { CommunityBody, CommunityPageBody, CommunityPatch } from '@portico/contracts/communities';
import type { CommunityRecord } from '@portico/contracts/communities';
import type { Page } from '@portico/contracts/lists';
import type { CommunityCard } from '@portico/contracts/recipients';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant } from '@portico/platform/tenant';
import type { Tenant } from '@portico/platform/tenant';
import { CommunitiesService } from './communities.service';

@AllowCallers('gateway')
@Controller('communities')
export class CommunitiesController {
  constructor(private readonly communities: CommunitiesService) {}

  /** One page by name. A POST, since the ids assigned to a manager may be more than an address holds. */
  @Post('page')
  @HttpCode(200)
  list(@CurrentTenant() tenant: Tenant, @Body() body: CommunityPageBody): Promise<Page<CommunityRecord>> {
    return this.communities.list(tenant, body);
  }

  @Post()
  create(@CurrentTenant() tenant: Tenant, @Body() body: CommunityBody): Promise<CommunityRecord> {
    return this.communities.create(tenant, body);
  }

  @Get(':id')
  get(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<CommunityRecord> {
    return this.communities.get(tenant, id);
  }

  /** 409 `community.email_conflicts` when the email rule is switched on against what there is. */
  @Patch(':id')
  update(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() patch: CommunityPatch,
  ): Promise<CommunityRecord> {
    return this.communities.update(tenant, id, patch);
  }

  /** What a mail needs to know of the community. */
  @Get(':id/card')
  @AllowCallers('invitations')
  card(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<CommunityCard> {
    return this.communities.card(tenant, id);
  }
}
