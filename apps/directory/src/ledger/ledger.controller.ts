import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Req } from '@nestjs/common';
import { LedgerBody, LedgerImportQuery } from '@portico/contracts/ledger';
import type { LedgerImportView, LedgerView } from '@portico/contracts/ledger';
import { ledgerLimit } from '@portico/contracts/limits';
import { AllowCallers } from '@portico/platform/internal.guard';
import { bytesOf, TakesBody } from '@portico/platform/raw-body';
import { CurrentTenant } from '@portico/platform/tenant';
import type { Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { HomePipe, type Home } from '../homes/home.pipe';
import { LedgerImports } from './ledger-imports.service';
import { LedgersService } from './ledgers.service';

/** What residents owe. */
@AllowCallers('gateway')
@Controller()
export class LedgerController {
  constructor(
    private readonly ledgers: LedgersService,
    private readonly imports: LedgerImports,
  ) {}

  @Get('residents/:id/ledger')
  get(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<LedgerView> {
    return this.ledgers.get(tenant, id);
  }

  @Put('residents/:id/ledger')
  put(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LedgerBody,
  ): Promise<LedgerView> {
    return this.ledgers.put(tenant, id, body);
  }

  /** The body is the CSV. 413, 422 at `file`. */
  @Post('communities/:communityId/ledger-imports')
  @TakesBody('text/csv', ledgerLimit)
  @HttpCode(200)
  import(
    @CurrentTenant() tenant: Tenant,
    @Param('communityId', ParseUUIDPipe) communityId: string,
    @Query() { currency }: LedgerImportQuery,
    @Req() request: Request,
  ): Promise<LedgerImportView> {
    return this.imports.run(tenant, communityId, currency ?? 'USD', bytesOf(request));
  }

  @Get('homes/:residentId/ledger')
  ofHome(@Param('residentId', ParseUUIDPipe, HomePipe) { tenant, residentId }: Home): Promise<LedgerView> {
    return this.ledgers.get(tenant, residentId);
  }
}
