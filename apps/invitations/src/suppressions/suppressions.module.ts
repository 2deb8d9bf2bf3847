import { Module } from '@nestjs/common';
import { SuppressionsController } from './suppressions.controller';
import { SuppressionsService } from './suppressions.service';

/** Addresses that an organization does not mail. */
@Module({ controllers: [SuppressionsController], providers: [SuppressionsService] })
export class SuppressionsModule {}
