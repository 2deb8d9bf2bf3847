import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { HomesClient } from '@portico/clients/homes-client';
import {
  LedgerBody,
  LedgerImportForm,
  LedgerImportQuery,
  LedgerImportView,
  LedgerView,
} from '@portico/contracts/ledger';
import { ledgerLimit } from '@portico/contracts/limits';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { TakesFile } from '../bodies/body.decorators';
import { FormFile, type StoredFile } from '../bodies/upload.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';

@ApiTags('Ledgers')
@Controller('api/v1')
export class LedgerController {
  constructor(private readonly homes: HomesClient) {}

  @Get('residents/:id/ledger')
  @Staff('directory:read', 'resident')
  @Does('Shows what a resident owes', 'As the management system said it last. Amounts are in cents of the currency.')
  @Answers(200, LedgerView, 'The ledger, newest entries first.')
  get(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<LedgerView> {
    return this.homes.getLedger(tenant, id);
  }

  @Put('residents/:id/ledger')
  @Staff('directory:write', 'resident')
  @Does(
    'Says what a resident owes',
    'Replaces the whole ledger. Portico keeps no books: the balance is shown as it is told.',
  )
  @Answers(200, LedgerView, 'The ledger as it is now.')
  put(@CallerTenant() tenant: Tenant, @Param('id') id: string, @Body() body: LedgerBody): Promise<LedgerView> {
    return this.homes.putLedger(tenant, id, body);
  }

  @Post('communities/:id/ledger-imports')
  @Staff('directory:write', 'community')
  @TakesFile(LedgerImportForm, ledgerLimit)
  @Does(
    'Imports ledgers from a CSV',
    [
      'A row for each entry, done when it is answered. The property is known by its account number, else by its name; the resident by',
      'their email within it, and without one it is every owner. The headers are guessed: account number, property, email, date, type,',
      'description, reference, amount, due date, balance, currency. Whom the file names gets the ledger of the file in the place of what',
      'they had; payments and credits are taken off whatever their sign. The balance is that of the last row that says one, else the',
      'sum. A row that cannot be taken is left out and told; where this is no CSV of ledgers at all, a 422, nothing is changed.',
    ].join(' '),
  )
  @Answers(200, LedgerImportView, 'What became of each row.')
  @Refuses('import.too_large')
  import(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Body() body: LedgerImportQuery,
    @FormFile() file: StoredFile,
  ): Promise<LedgerImportView> {
    return this.homes.importLedgers(tenant, communityId, file, body);
  }
}
