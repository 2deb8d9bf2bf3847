import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { InvitationsConfig } from '../config';
import { openUrl as unseal } from '../deliveries/sealed-url';
import { waitAfter } from './call';
import { claimCall, settleCall, switchOff, type ClaimedCall } from './calls.queries';
import { WebhookCaller } from './webhook-caller.service';

/** Makes one attempt of one call. */
@Injectable()
export class CallWebhookService {
  constructor(
    private readonly db: EntityManager,
    private readonly config: InvitationsConfig,
    private readonly caller: WebhookCaller,
  ) {}

  /** The row decides whether it is due: a second job of the same attempt does nothing. */
  async attempt(callId: string): Promise<void> {
    const call = await claimCall(this.db, callId);
    if (!call) return;
    const secret = unseal(call.sealedSecret, this.config.linkSecret);
    const outcome = await this.caller.call({ url: call.url, secret, id: `msg_${call.eventId}`, body: bodyOf(call) });
    if (outcome.gone) await switchOff(this.db, call.webhookId);
    const over = outcome.ok || outcome.gone;
    await settleCall(this.db, call, outcome, over ? null : waitAfter(call.attempts, outcome.retryAfter, Math.random()));
  }
}

function bodyOf({ event, happenedAt, payload }: ClaimedCall): string {
  return JSON.stringify({ type: event, timestamp: happenedAt.toISOString(), data: payload });
}
