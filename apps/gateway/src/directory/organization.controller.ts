import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DirectoryClient } from '@portico/clients/directory-client';
import { OrganizationPatch, OrganizationView } from '@portico/contracts/staff';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { Answers, Does } from '../openapi/answers.decorator';

/** The caller's own organization. */
@ApiTags('Directory')
@Controller('api/v1/organization')
export class OrganizationController {
  constructor(private readonly directory: DirectoryClient) {}

  @Get()
  @Staff('directory:read', 'assigned')
  @Does('Shows the organization')
  @Answers(200, OrganizationView, 'The organization.')
  get(@CallerTenant() tenant: Tenant): Promise<OrganizationView> {
    return this.directory.currentOrganization(tenant);
  }

  @Patch()
  @Staff('directory:write', 'organization')
  @Does(
    'Changes the organization',
    'Whatever is left out stays. While `mailEnabled` is false the mail of all its communities waits, but for what people sign in with.',
  )
  @Answers(200, OrganizationView, 'The organization as it is now.')
  update(@CallerTenant() tenant: Tenant, @Body() body: OrganizationPatch): Promise<OrganizationView> {
    return this.directory.updateOrganization(tenant, body);
  }
}
