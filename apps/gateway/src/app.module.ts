import { Module } from '@nestjs/common';
import { DatabaseModule } from '@portico/platform/database';
import { HealthModule } from '@portico/platform/health';
import { MetricsModule } from '@portico/platform/metrics';
import { Periodic } from '@portico/platform/periodic';
import { DoorModule } from './door/door.module';
import { LeftUploads } from './bodies/left-uploads.service';
import { DirectoryModule } from './directory/directory.module';
import { FeedbackModule } from './feedback/feedback.module';
import { HomesModule } from './homes/homes.module';
import { MessagesModule } from './messages/messages.module';
import { Staff1700000000001 } from './migrations/0001-staff';
import { PagesModule } from './pages/pages.module';
import { PortalModule } from './portal/portal.module';
import { RelaysModule } from './relays/relays.module';
import { StaffModule } from './staff/staff.module';
import { SurroundingsModule } from './surroundings.module';
import { Sweeper } from './sweeper.service';

/** The public edge. */
@Module({
  imports: [
    SurroundingsModule,
    DatabaseModule.forService({ schema: 'gateway', migrations: [Staff1700000000001] }),
    HealthModule,
    MetricsModule,
    DoorModule,
    StaffModule,
    PortalModule,
    DirectoryModule,
    HomesModule,
    MessagesModule,
    FeedbackModule,
    PagesModule,
    RelaysModule,
  ],
  providers: [Periodic, Sweeper, LeftUploads],
})
export class AppModule {}
