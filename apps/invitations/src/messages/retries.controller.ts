import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { RetriesService } from './retries.service';

/** One mail of a message once more. */
@AllowCallers('gateway')
@Controller('deliveries/:id/retry')
export class RetriesController {
  constructor(private readonly retries: RetriesService) {}

  @Post()
  @HttpCode(202)
  retry(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.retries.retryOne(tenant, id);
  }
}
