import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { CommunityIdsBody, ProgressQuery, type ProgressDay } from '@portico/contracts/communities';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { curveOf, MOST_POINTS } from './progress';
import { lastSends, progressOf } from './progress.queries';

/** How far communities have come. */
@AllowCallers('gateway')
@Controller('communities')
export class CommunitiesController {
  constructor(private readonly db: EntityManager) {}

  /** By community, when its latest message began to be sent; those that never sent are missing. */
  @Post('last-sends')
  @HttpCode(200)
  lastSends(@CurrentTenant() tenant: Tenant, @Body() { ids }: CommunityIdsBody): Promise<Record<string, string>> {
    return lastSends(this.db, tenant.organizationId, ids);
  }

  @Get(':id/progress')
  async progress(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { timezone }: ProgressQuery,
  ): Promise<ProgressDay[]> {
    const { steps, today } = await progressOf(this.db, tenant.organizationId, id, timezone);
    return curveOf(steps, today, MOST_POINTS);
  }
}
