import { Injectable } from '@nestjs/common';
import { EntityManager } from 'typeorm';
import { unseal } from '@portico/platform/seal';
import { InvitationsConfig } from '../config';
import { waitAfter, type CallOutcome } from './call';
import { claimCall, settleCall, type ClaimedCall } from './calls.queries';
import { WebhookCaller } from './webhook-caller.service';
import { WebhookCalls } from './webhook-calls.service';
import { holdBack, release, switchOff } from './webhooks.queries';

/** Makes one attempt of one call. */
@Injectable()
export class CallWebhookService {
  constructor(
    private readonly db: EntityManager,
    private readonly config: InvitationsConfig,
    private readonly caller: WebhookCaller,
    private readonly calls: WebhookCalls,
  ) {}

  /** The row decides whether it is due: a second job of the same attempt does nothing. Then the webhook's next call may go. */
  async attempt(callId: string): Promise<void> {
    const call = await claimCall(this.db, callId);
    if (!call) return;
    const secret = unseal(call.sealedSecret, this.config.linkSecret);
    const outcome = await this.caller.call({ url: call.url, secret, id: `msg_${call.eventId}`, body: bodyOf(call) });
    await this.judge(call.webhookId, outcome);
    const over = outcome.ok || outcome.gone;
    await settleCall(this.db, call, outcome, over ? null : waitAfter(call.attempts, outcome.retryAfter, Math.random()));
    await this.calls.handOut(call.webhookId);
  }

  private judge(webhookId: string, { ok, gone, answer }: CallOutcome): Promise<void> {
    const consequence = gone ? switchOff : ok ? release : holdBack;
    return consequence(this.db, webhookId, answer);
  }
}

function bodyOf({ event, happenedAt, payload }: ClaimedCall): string {
  return JSON.stringify({ type: event, timestamp: happenedAt.toISOString(), data: payload });
}
