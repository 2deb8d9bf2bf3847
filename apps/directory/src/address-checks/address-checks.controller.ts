import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { AddressCheckBody, type AddressCheckView } from '@portico/contracts/address-checks';
import type { Page } from '@portico/contracts/lists';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { AddressChecksService } from './address-checks.service';

/** The address doctor, asked before a send. */
@AllowCallers('gateway')
@Controller('address-checks')
export class AddressChecksController {
  constructor(private readonly checks: AddressChecksService) {}

  @Post('page')
  @HttpCode(200)
  page(@CurrentTenant() tenant: Tenant, @Body() body: AddressCheckBody): Promise<Page<AddressCheckView>> {
    return this.checks.page(tenant, body);
  }
}
