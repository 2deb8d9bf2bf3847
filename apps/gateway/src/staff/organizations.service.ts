import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { normalizeEmail } from '@portico/contracts/email';
import { Problem } from '@portico/contracts/problems';
import type { OrganizationBody, OrganizationCreated } from '@portico/contracts/staff';
import { DataSource } from 'typeorm';
import { ApiKeysService } from './api-keys.service';
import { PasswordHasher } from './password-hasher.service';
import { insertAdministrator, viewOfUser } from './users.queries';

/** Management companies beside the first one. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly db: DataSource,
    private readonly directory: DirectoryClient,
    private readonly keys: ApiKeysService,
    private readonly hasher: PasswordHasher,
  ) {}

  /**
   * An organization with its first administrator and a key with every scope. What can go wrong is looked at before directory is asked,
   * so that no organization is left without anybody in it.
   *
   * @throws Problem `account.email_taken`, 422 for a weak password.
   */
  async create({ name, admin }: OrganizationBody): Promise<OrganizationCreated> {
    const emailKey = normalizeEmail(admin.email);
    const passwordHash = await this.hasher.hashNew(admin.password, [admin.email], 'admin.password');
    return this.db.transaction(async (tx) => {
      // Of two who ask for the same address at once the second waits here, and then finds it taken.
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', [emailKey]);
      const taken = await tx.query<unknown[]>('SELECT FROM staff_user WHERE email_key = $1', [emailKey]);
      if (taken.length > 0) throw new Problem('account.email_taken');
      const organization = await this.directory.createOrganization(name);
      const account = { organizationId: organization.id, email: admin.email, passwordHash };
      const user = await insertAdministrator(tx, account);
      const { secret } = await this.keys.createFull(tx, organization.id);
      return { organization, user: viewOfUser(user), apiKey: secret };
    });
  }
}
