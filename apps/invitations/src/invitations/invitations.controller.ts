import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ResidentChangesBody } from '@portico/contracts/standings';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { InvitationsService } from './invitations.service';
import { ResidentChangesService } from './resident-changes.service';

/** What staff, and directory, do to where residents stand. */
@Controller('residents')
@AllowCallers('gateway')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly changes: ResidentChangesService,
  ) {}

  /** Told by directory before it commits, and once more after. */
  @Post('changes')
  @HttpCode(204)
  @AllowCallers('directory')
  change(@CurrentTenant() tenant: Tenant, @Body() body: ResidentChangesBody): Promise<void> {
    return this.changes.apply(tenant, body.changes);
  }

  /** 409 `invitation.none` where nothing is open. */
  @Delete(':id/invitation')
  @HttpCode(204)
  revoke(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.invitations.revoke(tenant, id);
  }

  @Post(':id/deactivate')
  @HttpCode(204)
  deactivate(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.invitations.deactivate(tenant, id);
  }

  @Post(':id/reactivate')
  @HttpCode(204)
  reactivate(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.invitations.reactivate(tenant, id);
  }
}
