import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import type { Page } from '@portico/contracts/lists';
import { PropertyBody, PropertyListQuery } from '@portico/contracts/properties';
import type { PropertyView } from '@portico/contracts/properties';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant } from '@portico/platform/tenant';
import type { Tenant } from '@portico/platform/tenant';
import { PropertiesService } from './properties.service';

@AllowCallers('gateway')
@Controller()
export class PropertiesController {
  constructor(private readonly properties: PropertiesService) {}

  /** One page by name. */
  @Get('communities/:communityId/properties')
  list(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Query() query: PropertyListQuery,
  ): Promise<Page<PropertyView>> {
    return this.properties.list(tenant, communityId, query);
  }

  @Post('communities/:communityId/properties')
  create(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Body() body: PropertyBody,
  ): Promise<PropertyView> {
    return this.properties.create(tenant, communityId, body);
  }

  @Get('properties/:id')
  get(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<PropertyView> {
    return this.properties.get(tenant, id);
  }

  @Patch('properties/:id')
  update(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PropertyBody,
  ): Promise<PropertyView> {
    return this.properties.update(tenant, id, body);
  }

  /** 409 `property.has_residents` while somebody lives there. */
  @Delete('properties/:id')
  @HttpCode(204)
  delete(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.properties.delete(tenant, id);
  }
}
