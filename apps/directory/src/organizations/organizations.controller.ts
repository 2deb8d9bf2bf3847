import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import { Line } from '@portico/contracts/fields';
import { OrganizationPatch } from '@portico/contracts/staff';
import type { OrganizationView } from '@portico/contracts/staff';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { OrganizationsService } from './organizations.service';

class OrganizationName {
  @Line('Its name.')
  name: string;
}

@AllowCallers('gateway')
@Controller('organizations')
export class OrganizationsController {
  constructor(private readonly organizations: OrganizationsService) {}

  /** The organization on whose behalf the call is made. */
  @Get('current')
  @AllowCallers('gateway', 'invitations')
  current(@CurrentTenant() tenant: Tenant): Promise<OrganizationView> {
    return this.organizations.current(tenant);
  }

  /** Whatever is left out stays. */
  @Patch('current')
  update(@CurrentTenant() tenant: Tenant, @Body() patch: OrganizationPatch): Promise<OrganizationView> {
    return this.organizations.update(tenant, patch);
  }

  /** The first organization of this installation, made if there is none. */
  @Put('first')
  first(@Body() body: OrganizationName): Promise<OrganizationView> {
    return this.organizations.first(body.name);
  }

  /** Another management company. */
  @Post()
  create(@Body() body: OrganizationName): Promise<OrganizationView> {
    return this.organizations.create(body.name);
  }
}
