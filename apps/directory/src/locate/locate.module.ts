import { Module } from '@nestjs/common';
import { LocateController } from './locate.controller';

@Module({ controllers: [LocateController] })
export class LocateModule {}
