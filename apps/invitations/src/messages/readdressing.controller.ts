import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ResidentChangesBody } from '@portico/contracts/standings';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { ReaddressingService } from './readdressing.service';

/** What directory has committed. */
@AllowCallers('directory')
@Controller('residents/changes/committed')
export class ReaddressingController {
  constructor(private readonly readdressing: ReaddressingService) {}

  @Post()
  @HttpCode(204)
  follow(@CurrentTenant() tenant: Tenant, @Body() body: ResidentChangesBody): Promise<void> {
    return this.readdressing.follow(tenant, body.changes);
  }
}
