import { Module } from '@nestjs/common';
import { DatabaseModule } from '@portico/platform/database';
import { HealthModule } from '@portico/platform/health';
import { internalGuardProvider } from '@portico/platform/internal.guard';
import { MetricsModule } from '@portico/platform/metrics';
import { OutboxModule } from '@portico/platform/outbox';
import { QueueModule } from '@portico/platform/queue';
import { AddressChecksModule } from './address-checks/address-checks.module';
import { CommunitiesModule } from './communities/communities.module';
import { DocumentsModule } from './documents/documents.module';
import { HomesModule } from './homes/homes.module';
import { ImportQueue } from './imports/import-queue.service';
import { ImportsModule } from './imports/imports.module';
import { LedgerModule } from './ledger/ledger.module';
import { LocateModule } from './locate/locate.module';
import { MailSwitchesModule } from './mail-switches/mail-switches.module';
import { MailSwitches } from './mail-switches/mail-switches.service';
import { Foundation1700000000001 } from './migrations/0001-foundation';
import { Imports1700000000002 } from './migrations/0002-imports';
import { Portal1700000000003 } from './migrations/0003-portal';
import { Settings1700000000004 } from './migrations/0004-settings';
import { BadRecords1700000000005 } from './migrations/0005-bad-records';
import { SendingSettings1700000000006 } from './migrations/0006-sending-settings';
import { DomainChecks1700000000007 } from './migrations/0007-domain-checks';
import { OrganizationsModule } from './organizations/organizations.module';
import { PropertiesModule } from './properties/properties.module';
import { RecipientsModule } from './recipients/recipients.module';
import { RequestsModule } from './requests/requests.module';
import { ResidentNews } from './residents/resident-news.service';
import { ResidentsModule } from './residents/residents.module';
import { SurroundingsModule } from './surroundings.module';
import { topics } from './topics';

/** Who lives where. Each feature brings the handlers of its own outbox topics. */
@Module({
  imports: [
    SurroundingsModule,
    DatabaseModule.forService({
      schema: 'directory',
      migrations: [
        Foundation1700000000001,
        Imports1700000000002,
        Portal1700000000003,
        Settings1700000000004,
        BadRecords1700000000005,
        SendingSettings1700000000006,
        DomainChecks1700000000007,
      ],
    }),
    QueueModule.forRoot(),
    HealthModule,
    MetricsModule,
    AddressChecksModule,
    CommunitiesModule,
    DocumentsModule,
    HomesModule,
    ImportsModule,
    LedgerModule,
    LocateModule,
    OrganizationsModule,
    PropertiesModule,
    RecipientsModule,
    RequestsModule,
    ResidentsModule,
    OutboxModule.forTopics({
      topics,
      imports: [ImportsModule, MailSwitchesModule, ResidentsModule],
      features: [ImportQueue, MailSwitches, ResidentNews],
    }),
  ],
  providers: [internalGuardProvider],
})
export class AppModule {}
