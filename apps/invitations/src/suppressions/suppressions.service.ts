import { Injectable } from '@nestjs/common';
import { normalizeEmail } from '@portico/contracts/email';
import type { Page } from '@portico/contracts/lists';
import { notFound, Problem } from '@portico/contracts/problems';
import type { SuppressionBody, SuppressionListQuery, SuppressionView } from '@portico/contracts/suppressions';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { deleteSuppression, insertSuppression, suppressionsOf } from './suppressions.queries';

/** Whom an organization does not mail. The gate reads the same table before each mail. */
@Injectable()
export class SuppressionsService {
  constructor(private readonly db: EntityManager) {}

  /** A page, newest first. */
  list(tenant: Tenant, query: SuppressionListQuery): Promise<Page<SuppressionView>> {
    return suppressionsOf(this.db, tenant.organizationId, query);
  }

  /** @throws Problem `suppression.exists`. */
  async add({ organizationId }: Tenant, { email, reason }: SuppressionBody): Promise<SuppressionView> {
    const made = await insertSuppression(this.db, { organizationId, emailKey: normalizeEmail(email), reason });
    if (!made) throw new Problem('suppression.exists', `${normalizeEmail(email)} is suppressed already.`);
    return made;
  }

  /** The address can be mailed again; what was not sent stays unsent until it is retried. @throws Problem `resource.not_found`. */
  async remove(tenant: Tenant, id: string): Promise<void> {
    if (!(await deleteSuppression(this.db, tenant.organizationId, id))) throw notFound('suppression');
  }
}
