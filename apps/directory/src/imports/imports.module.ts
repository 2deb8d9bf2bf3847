import { Module } from '@nestjs/common';
import { Periodic } from '@portico/platform/periodic';
import { QueueModule } from '@portico/platform/queue';
import { ResidentsModule } from '../residents/residents.module';
import { ErrorsExport } from './errors-export.service';
import { ImportQueue } from './import-queue.service';
import { ImportResidentsProcessor } from './import-residents.processor';
import { ImportRun } from './import-run.service';
import { ImportsController } from './imports.controller';
import { ImportsService } from './imports.service';
import { ResidentsExport } from './residents-export.service';

@Module({
  imports: [
    ResidentsModule,
    QueueModule.registerQueues('import-residents'),
    QueueModule.consumes(['import-residents']),
  ],
  controllers: [ImportsController],
  providers: [
    ImportsService,
    ImportRun,
    ImportQueue,
    ImportResidentsProcessor,
    ErrorsExport,
    ResidentsExport,
    Periodic,
  ],
  exports: [ImportQueue],
})
export class ImportsModule {}
