import { Module } from '@nestjs/common';
import { Periodic } from '@portico/platform/periodic';
import { QueueModule } from '@portico/platform/queue';
import { RelaysModule } from '../relays/relays.module';
import { Backlog } from './backlog.metrics';
import { ContentStore } from './content.store';
import { DeliveriesController } from './deliveries.controller';
import { DeliveriesService } from './deliveries.service';
import { GateController } from './gate.controller';
import { Gate } from './gate.service';
import { HandOut } from './hand-out.service';
import { MailSwitchesController } from './mail-switches.controller';
import { Reconciler } from './reconciler.service';
import { Reports } from './reports.service';

/** The gate and everything that becomes of a mail. Needs a global module that provides what `outer-rooms.ts` declares. */
@Module({
  imports: [QueueModule.registerQueues('deliver'), RelaysModule],
  controllers: [DeliveriesController, GateController, MailSwitchesController],
  providers: [Backlog, ContentStore, DeliveriesService, Gate, HandOut, Periodic, Reconciler, Reports],
  exports: [ContentStore, HandOut],
})
export class DeliveriesModule {}
