import { Injectable } from '@nestjs/common';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { Problem } from '@portico/contracts/problems';
import { proofHeaders, type MailProvider } from '@portico/contracts/provider-events';
import type { Request } from 'express';
import { countedAddress } from '../limits/client-address';
import { LimitsService } from '../limits/limits.service';

/** Hands on what mail providers post, as it came. */
@Injectable()
export class ProviderEventsService {
  constructor(
    private readonly invitations: InvitationsClient,
    private readonly limits: LimitsService,
  ) {}

  /** @throws Problem `feedback.unverified`, which counts against the address that it came from */
  async takeIn(provider: MailProvider, request: Request, body: Buffer): Promise<void> {
    const headers = proofHeaders.flatMap((name) => {
      const value = request.header(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    try {
      await this.invitations.reportProviderEvents(provider, Object.fromEntries(headers), new Uint8Array(body));
    } catch (error) {
      const unproven = error instanceof Problem && error.code === 'feedback.unverified';
      if (unproven) await this.limits.take('provider-proof', countedAddress(request.ip));
      throw error;
    }
  }
}
