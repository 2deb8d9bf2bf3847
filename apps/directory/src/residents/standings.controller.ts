import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { StandingsBody } from '@portico/contracts/standings';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant } from '@portico/platform/tenant';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { putStandings } from './standings.queries';

/** Where residents stand, as invitations decided it. */
@AllowCallers('invitations')
@Controller('standings')
export class StandingsController {
  constructor(private readonly db: DataSource) {}

  /** Up to 1,000 at a time; older versions and unknown residents are passed over. */
  @Put()
  @HttpCode(204)
  put(@CurrentTenant() tenant: Tenant, @Body() body: StandingsBody): Promise<void> {
    return putStandings(this.db.manager, tenant, body.standings);
  }
}
