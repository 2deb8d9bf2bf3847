// What takes two services: a resident is directory's, where they stand is invitations'.
import { Injectable, Logger } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { InvitationsClient } from '@portico/clients/invitations-client';
import type { InvitationView } from '@portico/contracts/invitations';
import type { NewResidentBody, ResidentCreated, ResidentView } from '@portico/contracts/residents';
import type { Tenant } from '@portico/platform/tenant';
import { mayDo } from '../access/caller';
import type { StaffCaller } from '../access/caller';
import { tenantOf } from '../access/caller.decorators';

const notices = {
  mayNotSend: 'No invitation was sent: you may not send.',
  noEmail: 'No invitation was sent: the resident has no email.',
  notPossible: 'No invitation was sent: mail to this address is suppressed, or the resident was invited already.',
  follows: 'The invitation is promised and follows in a moment.',
};

@Injectable()
export class ResidentsService {
  private readonly logger = new Logger(ResidentsService.name);

  constructor(
    private readonly directory: DirectoryClient,
    private readonly invitations: InvitationsClient,
  ) {}

  /**
   * Directory commits the resident together with the wish to invite; asking for the invitation here only brings it into the answer.
   * So whatever happens after, nobody is left without resident or without invitation.
   */
  async create(caller: StaffCaller, communityId: string, body: NewResidentBody): Promise<ResidentCreated> {
    const tenant = tenantOf(caller);
    const sendInvitation = body.sendInvitation && mayDo(caller, ['messages:send']);
    const resident = await this.directory.createResident(tenant, communityId, { ...body, sendInvitation });
    if (!body.sendInvitation) return { resident, invitation: null };
    if (!resident.email) return { resident, invitation: null, notice: notices.noEmail };
    if (!sendInvitation) return { resident, invitation: null, notice: notices.mayNotSend };
    try {
      const [sent] = await this.invitations.inviteWanted(tenant, { residentIds: [resident.id] });
      return await this.invited(tenant, resident, sent?.invitation ?? null);
    } catch (error) {
      this.logger.warn({ msg: 'an invitation is left to the outbox', err: error });
      return { resident, invitation: null, notice: notices.follows };
    }
  }

  async deactivate(tenant: Tenant, id: string): Promise<ResidentView> {
    await this.invitations.deactivate(tenant, id);
    return this.directory.getResident(tenant, id);
  }

  async reactivate(tenant: Tenant, id: string): Promise<ResidentView> {
    await this.invitations.reactivate(tenant, id);
    return this.directory.getResident(tenant, id);
  }

  /** No invitation: the outbox was quicker and has sent it, or it cannot be sent. The resident's standing tells which. */
  private async invited(tenant: Tenant, created: ResidentView, sent: InvitationView | null): Promise<ResidentCreated> {
    const resident = await this.directory.getResident(tenant, created.id);
    const invitation = sent ?? resident.invitation;
    return invitation ? { resident, invitation } : { resident, invitation, notice: notices.notPossible };
  }
}
