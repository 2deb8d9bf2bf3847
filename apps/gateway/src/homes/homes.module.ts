import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller';
import { LedgerController } from './ledger.controller';
import { PortalHomeController } from './portal-home.controller';
import { PortalRequestsController } from './portal-requests.controller';
import { ReportsService } from './reports.service';
import { RequestsController } from './requests.controller';

/** What homes have (ledgers, maintenance requests, documents) at the edge, for both sides. */
@Module({
  controllers: [
    LedgerController,
    RequestsController,
    DocumentsController,
    PortalHomeController,
    PortalRequestsController,
  ],
  providers: [ReportsService],
})
export class HomesModule {}
