import { Module } from '@nestjs/common';
import { DatabaseModule } from '@portico/platform/database';
import { HealthModule } from '@portico/platform/health';
import { internalGuardProvider } from '@portico/platform/internal.guard';
import { MetricsModule } from '@portico/platform/metrics';
import { OutboxModule } from '@portico/platform/outbox';
import { QueueModule } from '@portico/platform/queue';
import { ClientsModule } from './clients.module';
import { CommunitiesModule } from './communities/communities.module';
import { Community } from './communities/community.entity';
import { ImportQueue } from './imports/import-queue.service';
import { Import } from './imports/import.entity';
import { ImportsModule } from './imports/imports.module';
import { LocateController } from './locate/locate.controller';
import { Foundation1700000000001 } from './migrations/0001-foundation';
import { Imports1700000000002 } from './migrations/0002-imports';
import { Organization } from './organizations/organization.entity';
import { OrganizationsModule } from './organizations/organizations.module';
import { PropertiesModule } from './properties/properties.module';
import { Property } from './properties/property.entity';
import { RecipientsModule } from './recipients/recipients.module';
import { ResidentNews } from './residents/resident-news.service';
import { Resident } from './residents/resident.entity';
import { ResidentsModule } from './residents/residents.module';

/** directory: who lives where. */
@Module({
  imports: [
    DatabaseModule.forService({
      schema: 'directory',
      entities: [Organization, Community, Property, Resident, Import],
      migrations: [Foundation1700000000001, Imports1700000000002],
    }),
    OutboxModule.forHandlers({
      imports: [ResidentsModule, ImportsModule],
      inject: [ResidentNews, ImportQueue],
      useFactory: (news: ResidentNews, imports: ImportQueue) => ({
        ...news.outboxHandlers(),
        ...imports.outboxHandlers(),
      }),
    }),
    QueueModule.forRoot(),
    ClientsModule,
    OrganizationsModule,
    CommunitiesModule,
    PropertiesModule,
    ResidentsModule,
    RecipientsModule,
    ImportsModule,
    HealthModule,
    MetricsModule,
  ],
  controllers: [LocateController],
  providers: [internalGuardProvider],
})
export class DirectoryModule {}
