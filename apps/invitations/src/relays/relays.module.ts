import { Module } from '@nestjs/common';
import { RelayHealth } from './relay-health.service';
import { RelaysController } from './relays.controller';
import { RelaysService } from './relays.service';

/** The relays that take our mails, how they are, and what limits the mails over each. */
@Module({
  controllers: [RelaysController],
  providers: [RelayHealth, RelaysService],
  exports: [RelayHealth, RelaysService],
})
export class RelaysModule {}
