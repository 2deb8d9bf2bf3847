import { Module } from '@nestjs/common';
import { ActivityController } from './activity.controller';

/** What happened in a community. Who writes it calls the queries of this folder within its own transaction. */
@Module({ controllers: [ActivityController] })
export class ActivityModule {}
