import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { InvitationSent } from '@portico/contracts/invitations';
import { WantedInvitationsBody } from '@portico/contracts/standings';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { SingleInvitationsService } from './single-invitations.service';

/** Invitations that belong to no message. */
@Controller()
@AllowCallers('gateway')
export class SingleInvitationsController {
  constructor(private readonly invitations: SingleInvitationsService) {}

  /** Sends or resends. 202: it is promised, not done. */
  @Post('residents/:id/invitation')
  @HttpCode(202)
  invite(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<InvitationSent> {
    return this.invitations.invite(tenant, id);
  }

  /** Invites those who were never invited. */
  @Post('invitations/wanted')
  @HttpCode(200)
  @AllowCallers('gateway', 'directory')
  inviteWanted(
    @CurrentTenant() tenant: Tenant,
    @Body() body: WantedInvitationsBody,
  ): Promise<(InvitationSent | null)[]> {
    return this.invitations.inviteWanted(tenant, body.residentIds);
  }
}
