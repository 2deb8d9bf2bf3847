import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Put } from '@nestjs/common';
import { HomePatch, HomesLocaleBody } from '@portico/contracts/homes';
import type { HomeView } from '@portico/contracts/homes';
import { AllowCallers } from '@portico/platform/internal.guard';
import { EntityManager } from 'typeorm';
import { HomePipe, type Home } from './home.pipe';
import { setLocale, setPhone, viewOfHome } from './homes.queries';

/** What residents see and change of themselves. */
@AllowCallers('gateway')
@Controller('homes')
export class HomesController {
  constructor(private readonly db: EntityManager) {}

  @Put('locale')
  @HttpCode(204)
  locale(@Body() { residentIds, locale }: HomesLocaleBody): Promise<void> {
    return setLocale(this.db, residentIds, locale);
  }

  @Get(':residentId')
  get(@Param('residentId', ParseUUIDPipe, HomePipe) home: Home): Promise<HomeView> {
    return viewOfHome(this.db, home);
  }

  /** Whatever is left out stays. */
  @Patch(':residentId')
  async update(
    @Param('residentId', ParseUUIDPipe, HomePipe) home: Home,
    @Body() { phone }: HomePatch,
  ): Promise<HomeView> {
    if (phone !== undefined) await setPhone(this.db, home, phone);
    return viewOfHome(this.db, home);
  }
}
