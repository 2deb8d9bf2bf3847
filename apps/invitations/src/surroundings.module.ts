import { Global, Module } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { loadConfig } from '@portico/platform/config';
import { ServiceClient } from '@portico/platform/service-client';
import { InvitationsConfig } from './config';

/** What every feature may ask for: the settings, and directory. */
@Global()
@Module({
  providers: [
    { provide: InvitationsConfig, useFactory: () => loadConfig(InvitationsConfig) },
    {
      provide: DirectoryClient,
      useFactory: ({ directoryUrl, internalSecret }: InvitationsConfig) =>
        new DirectoryClient(
          new ServiceClient({ baseUrl: directoryUrl, caller: 'invitations', secret: internalSecret }),
        ),
      inject: [InvitationsConfig],
    },
  ],
  exports: [InvitationsConfig, DirectoryClient],
})
export class SurroundingsModule {}
