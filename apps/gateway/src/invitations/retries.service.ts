import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { InvitationsClient } from '@portico/clients/invitations-client';
import type { DeliveryStatus, DeliveryView, RetryBody } from '@portico/contracts/deliveries';
import { Problem } from '@portico/contracts/problems';
import { mayDo, type StaffCaller } from '../access/caller';
import { tenantOf } from '../access/caller.decorators';

/** What can be sent again. */
const failed: readonly DeliveryStatus[] = ['failed', 'bounced'];

/** A bounced address is corrected where it is seen, and its mail goes again. */
@Injectable()
export class RetriesService {
  constructor(
    private readonly directory: DirectoryClient,
    private readonly invitations: InvitationsClient,
  ) {}

  /** An address is corrected only where there is something to send: nobody's invitation is withdrawn for nothing. */
  async retry(caller: StaffCaller, id: string, { email }: RetryBody): Promise<DeliveryView> {
    const tenant = tenantOf(caller);
    if (email !== undefined) {
      if (!mayDo(caller, ['directory:write'])) throw new Problem('auth.forbidden');
      const { status, messageId, residentId } = await this.invitations.getDelivery(tenant, id);
      if (!failed.includes(status) || messageId === null || residentId === null)
        throw new Problem('message.nothing_to_retry');
      await this.directory.updateResident(tenant, residentId, { email });
    }
    await this.invitations.retryDelivery(tenant, id);
    return this.invitations.getDelivery(tenant, id);
  }
}
