import { Module } from '@nestjs/common';
import { RelaysController } from './relays.controller';

/** The relays of the installation, for its operator. */
@Module({ controllers: [RelaysController] })
export class RelaysModule {}
