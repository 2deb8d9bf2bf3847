import { Module } from '@nestjs/common';
import { LocateController } from './locate.controller';
import { LocateService } from './locate.service';

/** Where things belong. */
@Module({ controllers: [LocateController], providers: [LocateService] })
export class LocateModule {}
