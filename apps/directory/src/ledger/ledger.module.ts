import { Module } from '@nestjs/common';
import { LedgerImports } from './ledger-imports.service';
import { LedgerController } from './ledger.controller';
import { LedgersService } from './ledgers.service';

@Module({
  controllers: [LedgerController],
  providers: [LedgersService, LedgerImports],
})
export class LedgerModule {}
