import { Module } from '@nestjs/common';
import { HealthModule } from '@portico/platform/health';
import { internalGuardProvider } from '@portico/platform/internal.guard';
import { MetricsModule } from '@portico/platform/metrics';
import { QueueModule } from '@portico/platform/queue';
import { DeliveriesModule } from './deliveries/deliveries.module';
import { SurroundingsModule } from './surroundings.module';

/** Jobs in, SMTP out. It has no database: what is true stands in invitations. */
@Module({
  imports: [SurroundingsModule, QueueModule.forRoot(), HealthModule, MetricsModule, DeliveriesModule],
  providers: [internalGuardProvider],
})
export class AppModule {}
