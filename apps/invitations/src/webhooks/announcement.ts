import type { WebhookEvent } from '@portico/contracts/webhooks';

/** One thing that happened, for the webhooks of its organization. */
export interface Announcement {
  organizationId: string;
  event: WebhookEvent;
  payload: Record<string, unknown>;
}

/** An announcement on its way: known by its id, so that it is told once to each listener however often it is carried. */
export interface Announced extends Announcement {
  id: string;
  /** When it happened, UTC. */
  at: string;
}
