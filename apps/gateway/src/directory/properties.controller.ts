import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { Page } from '@portico/contracts/lists';
import { PropertyBody, PropertyListQuery, PropertyPage, PropertyView } from '@portico/contracts/properties';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';

@ApiTags('Directory')
@Controller('api/v1')
export class PropertiesController {
  constructor(private readonly directory: DirectoryClient) {}

  @Get('communities/:id/properties')
  @Staff('directory:read', 'community')
  @Does("Lists a community's properties, by name")
  @Answers(200, PropertyPage, 'A page of properties.')
  list(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Query() query: PropertyListQuery,
  ): Promise<Page<PropertyView>> {
    return this.directory.listProperties(tenant, communityId, query);
  }

  @Post('communities/:id/properties')
  @Staff('directory:write', 'community')
  @Does('Adds a property', 'Without a name its address and unit are its name.')
  @Answers(201, PropertyView, 'The new property.')
  @Refuses('property.account_number_taken')
  create(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Body() body: PropertyBody,
  ): Promise<PropertyView> {
    return this.directory.createProperty(tenant, communityId, body);
  }

  @Get('properties/:id')
  @Staff('directory:read', 'property')
  @Does('Shows a property')
  @Answers(200, PropertyView, 'The property.')
  get(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<PropertyView> {
    return this.directory.getProperty(tenant, id);
  }

  @Patch('properties/:id')
  @Staff('directory:write', 'property')
  @Does('Changes a property', 'Whatever is left out stays; null clears.')
  @Answers(200, PropertyView, 'The property as it is now.')
  @Refuses('property.account_number_taken')
  update(@CallerTenant() tenant: Tenant, @Param('id') id: string, @Body() body: PropertyBody): Promise<PropertyView> {
    return this.directory.updateProperty(tenant, id, body);
  }

  @Delete('properties/:id')
  @Staff('directory:write', 'property')
  @Does('Removes a property that has no residents')
  @Answers(204, null, 'Removed.')
  @Refuses('property.has_residents')
  remove(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.directory.deleteProperty(tenant, id);
  }
}
