import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import type { InvitationsThing } from '@portico/contracts/things';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { LocateService } from './locate.service';

/** Asked by the gateway for every id in a path, before it asks for anything else. */
@Controller('locate')
@AllowCallers('gateway')
export class LocateController {
  constructor(private readonly locations: LocateService) {}

  /** The community of a thing, null for what belongs to the organization as a whole; 404 where it is unknown or another's. */
  @Get(':thing/:id')
  locate(
    @CurrentTenant() tenant: Tenant,
    @Param('thing') thing: InvitationsThing,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<{ communityId: string | null }> {
    return this.locations.communityOf(tenant, thing, id);
  }
}
