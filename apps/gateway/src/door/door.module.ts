import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { ReadBodyInterceptor } from '../bodies/read-body.interceptor';
import { IdempotencyInterceptor } from '../idempotency/idempotency.interceptor';
import { LimitsInterceptor } from '../limits/limits.interceptor';
import { StaffModule } from '../staff/staff.module';
import { AccessGuard } from './access.guard';
import { IdentityService } from './identity.service';
import { PlacesService } from './places.service';
import { PolicyCheck } from '../access/policy.check';

/** The door and what stands right behind it. The interceptors are put in their order in edge.ts. */
@Module({
  imports: [StaffModule, DiscoveryModule],
  providers: [
    IdentityService,
    PlacesService,
    PolicyCheck,
    ReadBodyInterceptor,
    IdempotencyInterceptor,
    LimitsInterceptor,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
})
export class DoorModule {}
