import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Periodic } from '@portico/platform/periodic';
import { IdempotencyService } from './idempotency/idempotency.service';
import { LimitsService } from './limits/limits.service';
import { NoncesService } from './portal/nonces.service';
import { SessionsService } from './staff/sessions.service';

const EVERY_MS = 5 * 60_000;

/** Removes what is over and counts for nothing any more. */
@Injectable()
export class Sweeper implements OnApplicationBootstrap {
  constructor(
    private readonly periodic: Periodic,
    private readonly limits: LimitsService,
    private readonly idempotency: IdempotencyService,
    private readonly nonces: NoncesService,
    private readonly sessions: SessionsService,
  ) {}

  onApplicationBootstrap(): void {
    const swept = [this.limits, this.idempotency, this.nonces, this.sessions];
    this.periodic.every(EVERY_MS, 'sweeping', () => Promise.all(swept.map((part) => part.sweep())));
  }
}
