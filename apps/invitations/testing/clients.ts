// The callers of the service, as they are in the system.
import { GateClient } from '@portico/clients/gate-client';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { PortalClient } from '@portico/clients/portal-client';
import { ServiceClient } from '@portico/platform/service-client';
import { INTERNAL_SECRET } from '@portico/testing/app';

export interface Clients {
  /** As the gateway calls for staff. */
  invitations: InvitationsClient;
  /** As the gateway calls for residents. */
  portal: PortalClient;
  /** As directory calls. */
  fromDirectory: InvitationsClient;
  /** As the mailer calls. */
  gate: GateClient;
}

/** @param url where the service listens */
export function clientsOf(url: string): Clients {
  const as = (caller: string): ServiceClient => new ServiceClient({ baseUrl: url, caller, secret: INTERNAL_SECRET });
  return {
    invitations: new InvitationsClient(as('gateway')),
    portal: new PortalClient(as('gateway')),
    fromDirectory: new InvitationsClient(as('directory')),
    gate: new GateClient(as('mailer')),
  };
}
