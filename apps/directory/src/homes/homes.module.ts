import { Module } from '@nestjs/common';
import { HomesController } from './homes.controller';

@Module({ controllers: [HomesController] })
export class HomesModule {}
