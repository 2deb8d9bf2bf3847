import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import type { Page } from '@portico/contracts/lists';
import { MassEditBody, NewResidentBody, ResidentListQuery, ResidentPatch } from '@portico/contracts/residents';
import type { MassEditAnswer, ResidentView } from '@portico/contracts/residents';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant } from '@portico/platform/tenant';
import type { Tenant } from '@portico/platform/tenant';
import { MassEditService } from './mass-edit.service';
import { ResidentsService } from './residents.service';

@AllowCallers('gateway')
@Controller()
export class ResidentsController {
  constructor(
    private readonly residents: ResidentsService,
    private readonly massEdit: MassEditService,
  ) {}

  /** One page, by any filter and in any order of the contract. */
  @Get('communities/:communityId/residents')
  list(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Query() query: ResidentListQuery,
  ): Promise<Page<ResidentView>> {
    return this.residents.list(tenant, communityId, query);
  }

  /** 409 `resident.email_taken` names the property that has the email. */
  @Post('communities/:communityId/residents')
  create(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Body() body: NewResidentBody,
  ): Promise<ResidentView> {
    return this.residents.create(tenant, communityId, body);
  }

  /** The mass edit: each row succeeds or fails on its own. */
  @Patch('communities/:communityId/residents')
  edit(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Body() body: MassEditBody,
  ): Promise<MassEditAnswer> {
    return this.massEdit.edit(tenant, communityId, body.updates);
  }

  @Get('residents/:id')
  get(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<ResidentView> {
    return this.residents.get(tenant, id);
  }

  @Patch('residents/:id')
  update(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() patch: ResidentPatch,
  ): Promise<ResidentView> {
    return this.residents.update(tenant, id, patch);
  }

  @Delete('residents/:id')
  @HttpCode(204)
  delete(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.residents.delete(tenant, id);
  }
}
