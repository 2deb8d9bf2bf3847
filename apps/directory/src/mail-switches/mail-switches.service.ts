// Whether mail leaves is a setting here, and a fact for invitations, whose gate goes by it: told before mail stops, after it may go.
import { Injectable } from '@nestjs/common';
import { InvitationsClient } from '@portico/clients/invitations-client';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { remember, type Handlers } from '../topics';

@Injectable()
export class MailSwitches {
  readonly handlers: Handlers = {
    'mail.switched': async (all) => {
      for (const { tenant, placeId } of all) await this.tellAgain(tenant, placeId);
    },
  };

  constructor(
    private readonly db: DataSource,
    private readonly invitations: InvitationsClient,
  ) {}

  /**
   * Commits a change of an organization's or a community's settings. Where mail stops, invitations is told first: once the change is
   * answered, none leaves. Where it may go again, invitations hears it through the outbox.
   *
   * @param enabled undefined where the change says nothing of it
   * @throws Problem 503 when mail shall stop and invitations does not answer; nothing is changed then.
   */
  async change(
    tenant: Tenant,
    { placeId, enabled }: { placeId: string; enabled: boolean | undefined },
    work: (tx: EntityManager) => Promise<void>,
  ): Promise<void> {
    if (enabled === false) await this.invitations.switchMail(tenant, { placeId, enabled });
    try {
      await this.db.transaction(async (tx) => {
        await work(tx);
        if (enabled !== undefined) await remember(tx, 'mail.switched', { tenant, placeId });
      });
    } catch (error) {
      if (enabled === false)
        await remember(this.db.manager, 'mail.switched', { tenant, placeId }).catch(() => undefined); // the first error says more
      throw error;
    }
  }

  /** Tells what is committed now, whatever it was then. */
  private async tellAgain(tenant: Tenant, placeId: string): Promise<void> {
    const [place] = await this.db.query<{ enabled: boolean }[]>(
      `SELECT mail_enabled AS enabled FROM organization WHERE id = $1 AND id = $2
        UNION ALL SELECT mail_enabled FROM community WHERE id = $1 AND organization_id = $2`,
      [placeId, tenant.organizationId],
    );
    await this.invitations.switchMail(tenant, { placeId, enabled: place?.enabled ?? true });
  }
}
