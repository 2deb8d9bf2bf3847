import { Global, Module } from '@nestjs/common';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { loadConfig } from '@portico/platform/config';
import { ServiceClient } from '@portico/platform/service-client';
import { DirectoryConfig } from './config';

/** What every feature may ask for: the settings, and invitations. */
@Global()
@Module({
  providers: [
    { provide: DirectoryConfig, useFactory: () => loadConfig(DirectoryConfig) },
    {
      provide: InvitationsClient,
      useFactory: ({ invitationsUrl, internalSecret }: DirectoryConfig) =>
        new InvitationsClient(
          new ServiceClient({ baseUrl: invitationsUrl, caller: 'directory', secret: internalSecret }),
        ),
      inject: [DirectoryConfig],
    },
  ],
  exports: [DirectoryConfig, InvitationsClient],
})
export class SurroundingsModule {}
