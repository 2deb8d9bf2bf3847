import { Global, Module } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { HomesClient } from '@portico/clients/homes-client';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { PortalClient } from '@portico/clients/portal-client';
import { loadConfig } from '@portico/platform/config';
import { ServiceClient } from '@portico/platform/service-client';
import { CookieJar } from './access/cookie-jar.service';
import { GatewayConfig } from './config';
import { IdempotencyService } from './idempotency/idempotency.service';
import { LimitsService } from './limits/limits.service';
import { RequestLimits } from './limits/request-limits.service';

const caller = 'gateway';

/** What every part of the gateway stands on: its settings, the two services, cookies and counts. */
@Global()
@Module({
  providers: [
    { provide: GatewayConfig, useFactory: () => loadConfig(GatewayConfig) },
    {
      provide: DirectoryClient,
      useFactory: ({ directoryUrl: baseUrl, internalSecret: secret }: GatewayConfig) =>
        new DirectoryClient(new ServiceClient({ baseUrl, caller, secret })),
      inject: [GatewayConfig],
    },
    {
      provide: HomesClient,
      useFactory: ({ directoryUrl: baseUrl, internalSecret: secret }: GatewayConfig) =>
        new HomesClient(new ServiceClient({ baseUrl, caller, secret })),
      inject: [GatewayConfig],
    },
    {
      provide: InvitationsClient,
      useFactory: ({ invitationsUrl: baseUrl, internalSecret: secret }: GatewayConfig) =>
        new InvitationsClient(new ServiceClient({ baseUrl, caller, secret })),
      inject: [GatewayConfig],
    },
    {
      provide: PortalClient,
      useFactory: ({ invitationsUrl: baseUrl, internalSecret: secret }: GatewayConfig) =>
        new PortalClient(new ServiceClient({ baseUrl, caller, secret })),
      inject: [GatewayConfig],
    },
    CookieJar,
    IdempotencyService,
    LimitsService,
    RequestLimits,
  ],
  exports: [
    GatewayConfig,
    DirectoryClient,
    HomesClient,
    InvitationsClient,
    PortalClient,
    CookieJar,
    IdempotencyService,
    LimitsService,
    RequestLimits,
  ],
})
export class SurroundingsModule {}
