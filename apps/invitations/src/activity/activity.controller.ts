import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import type { ActivityView } from '@portico/contracts/activity';
import { ListQuery, type Page } from '@portico/contracts/lists';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { pageOfActivity } from './activity-page.queries';

/** The dated feed of what happened in a community. */
@AllowCallers('gateway')
@Controller('communities/:communityId/activity')
export class ActivityController {
  constructor(private readonly db: EntityManager) {}

  /** Newest first, drafts included. */
  @Get()
  list(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Query() query: ListQuery,
  ): Promise<Page<ActivityView>> {
    return pageOfActivity(this.db, tenant.organizationId, communityId, query);
  }
}
