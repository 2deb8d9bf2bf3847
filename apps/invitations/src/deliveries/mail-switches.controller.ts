import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { MailSwitch } from '@portico/contracts/mail-switches';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { switchOff, switchOn } from './mail-switches.queries';

/** Told by directory, which has the settings. */
@AllowCallers('directory')
@Controller('mail-switches')
export class MailSwitchesController {
  constructor(private readonly db: DataSource) {}

  @Put()
  @HttpCode(204)
  async turn(@CurrentTenant() { organizationId }: Tenant, @Body() { placeId, enabled }: MailSwitch): Promise<void> {
    await this.db.transaction((tx) => (enabled ? switchOn : switchOff)(tx, { organizationId, placeId }));
  }
}
