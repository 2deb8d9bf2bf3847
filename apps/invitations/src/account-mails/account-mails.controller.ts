import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { AccountMailBody } from '@portico/contracts/account-mails';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { AccountMailsService } from './account-mails.service';

@Controller('account-mails')
@AllowCallers('gateway')
export class AccountMailsController {
  constructor(private readonly mails: AccountMailsService) {}

  /** Mails a member of staff the link to set a password. 202: it is promised, not done. */
  @Post()
  @HttpCode(202)
  send(@CurrentTenant() tenant: Tenant, @Body() body: AccountMailBody): Promise<void> {
    return this.mails.send(tenant, body);
  }
}
