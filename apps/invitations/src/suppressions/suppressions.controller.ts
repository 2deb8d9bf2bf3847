import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import type { Page } from '@portico/contracts/lists';
import { SuppressionBody, SuppressionListQuery, type SuppressionView } from '@portico/contracts/suppressions';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { SuppressionsService } from './suppressions.service';

/** Addresses that are not mailed. */
@AllowCallers('gateway')
@Controller('suppressions')
export class SuppressionsController {
  constructor(private readonly suppressions: SuppressionsService) {}

  /** The suppressions of the organization, newest first. */
  @Get()
  list(@CurrentTenant() tenant: Tenant, @Query() query: SuppressionListQuery): Promise<Page<SuppressionView>> {
    return this.suppressions.list(tenant, query);
  }

  /** Suppresses an address. 409 `suppression.exists`. */
  @Post()
  add(@CurrentTenant() tenant: Tenant, @Body() body: SuppressionBody): Promise<SuppressionView> {
    return this.suppressions.add(tenant, body);
  }

  /** Frees an address. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.suppressions.remove(tenant, id);
  }
}
