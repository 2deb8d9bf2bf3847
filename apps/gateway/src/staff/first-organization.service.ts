// The first organization and its administrator. Directory may start later than we do: it is asked again until it answers.
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { OrganizationView } from '@portico/contracts/staff';
import { DataSource } from 'typeorm';
import { GatewayConfig } from '../config';
import { PasswordHasher } from './password-hasher.service';
import { insertAdministrator } from './users.queries';

const RETRY_MS = 500;

@Injectable()
export class FirstOrganization implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(FirstOrganization.name);
  private readonly stopping = new AbortController();
  private made: OrganizationView | undefined;
  private making: Promise<OrganizationView> | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly directory: DirectoryClient,
    private readonly hasher: PasswordHasher,
    private readonly config: GatewayConfig,
  ) {}

  onApplicationBootstrap(): void {
    void this.untilMade();
  }

  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }

  /** The first organization, with an administrator. @throws Problem `service.unavailable` while directory does not answer. */
  organization(): Promise<OrganizationView> {
    if (this.made) return Promise.resolve(this.made);
    this.making ??= this.make().finally(() => (this.making = undefined));
    return this.making;
  }

  private async untilMade(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted && !this.made) {
      await this.organization().catch((error: unknown) => {
        if (!signal.aborted) this.logger.debug({ msg: 'the first organization must wait', err: error });
      });
      if (!this.made) await sleep(RETRY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async make(): Promise<OrganizationView> {
    const organization = await this.directory.firstOrganization(this.config.organizationName);
    await this.makeAdministrator(organization.id);
    this.made = organization;
    return organization;
  }

  /** Only where the organization has no administrator: one who was removed does not come back with the next start. */
  private async makeAdministrator(organizationId: string): Promise<void> {
    const { adminEmail, adminPassword } = this.config;
    if (await this.hasAdministrator(organizationId)) return;
    const passwordHash = await this.hasher.hash(adminPassword);
    await this.db.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('first administrator'))`);
      if (await this.hasAdministrator(organizationId)) return;
      await insertAdministrator(tx, { organizationId, email: adminEmail, passwordHash });
    });
  }

  private async hasAdministrator(organizationId: string): Promise<boolean> {
    const rows = await this.db.query<unknown[]>(
      `SELECT FROM staff_user WHERE organization_id = $1 AND role = 'admin' LIMIT 1`,
      [organizationId],
    );
    return rows.length > 0;
  }
}
