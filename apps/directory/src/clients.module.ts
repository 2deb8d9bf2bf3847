import { Global, Module } from '@nestjs/common';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { loadConfig } from '@portico/platform/config';
import { ServiceClient } from '@portico/platform/service-client';
import { DirectoryConfig } from './config';

function invitationsClient(): InvitationsClient {
  const { invitationsUrl, internalSecret } = loadConfig(DirectoryConfig);
  return new InvitationsClient(
    new ServiceClient({ baseUrl: invitationsUrl, caller: 'directory', secret: internalSecret }),
  );
}

/** The other services, as directory asks them. */
@Global()
@Module({
  providers: [{ provide: InvitationsClient, useFactory: invitationsClient }],
  exports: [InvitationsClient],
})
export class ClientsModule {}
