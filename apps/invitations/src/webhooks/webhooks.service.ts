import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ListQuery, Page } from '@portico/contracts/lists';
import { notFound } from '@portico/contracts/problems';
import type { WebhookBody, WebhookCreated, WebhookPatch, WebhookView } from '@portico/contracts/webhooks';
import { seal } from '@portico/platform/seal';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { InvitationsConfig } from '../config';
import { Targets } from './targets.service';
import { deleteWebhook, insertWebhook, updateWebhook, webhooksOf } from './webhooks.queries';

const SECRET_BYTES = 32;

/** Who outside listens to what happens in an organization. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly db: EntityManager,
    private readonly config: InvitationsConfig,
    private readonly targets: Targets,
  ) {}

  /** A page, newest first, without secrets. */
  list({ organizationId }: Tenant, query: ListQuery): Promise<Page<WebhookView>> {
    return webhooksOf(this.db, organizationId, query);
  }

  /** The secret is answered this once and kept sealed. @throws Problem 422 at `url` for a private address. */
  async add({ organizationId }: Tenant, body: WebhookBody): Promise<WebhookCreated> {
    await this.targets.refusePrivate(body.url);
    const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
    const webhook = await insertWebhook(this.db, organizationId, body, seal(secret, this.config.linkSecret));
    return { ...webhook, secret };
  }

  /** @throws Problem `resource.not_found`, 422 at `url` for a private address. */
  async change({ organizationId }: Tenant, id: string, patch: WebhookPatch): Promise<WebhookView> {
    if (patch.url !== undefined) await this.targets.refusePrivate(patch.url);
    const webhook = await updateWebhook(this.db, organizationId, id, patch);
    if (!webhook) throw notFound('webhook');
    return webhook;
  }

  /** What was not told yet is told no more. @throws Problem `resource.not_found`. */
  async remove({ organizationId }: Tenant, id: string): Promise<void> {
    if (!(await deleteWebhook(this.db, organizationId, id))) throw notFound('webhook');
  }
}
