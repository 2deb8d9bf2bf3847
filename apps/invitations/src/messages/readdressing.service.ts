// A new address in a message that was reviewed and not begun: its mail goes there (B13), and the review stays.
import { Injectable } from '@nestjs/common';
import type { ResidentChange } from '@portico/contracts/standings';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource, type EntityManager } from 'typeorm';
import { letDuplicatesStepIn } from '../deliveries/duplicates.queries';
import { ResidentChangesService } from '../invitations/resident-changes.service';
import { problemOf } from './recipient';
import { recipientFacts } from './recipient-facts.queries';
import { lockReviews, readdress, staleRecipients, takenAddresses, type Review } from './readdressing.queries';

@Injectable()
export class ReaddressingService {
  constructor(
    private readonly db: DataSource,
    private readonly changes: ResidentChangesService,
  ) {}

  /**
   * What directory tells after its commit. Before it, the mail is only held back from the old address: one that nobody committed
   * shall not be mailed. Of a message that is being sent nothing follows; the gate passes over who has another address by then.
   */
  async follow(tenant: Tenant, changes: readonly ResidentChange[]): Promise<void> {
    await this.changes.apply(tenant, changes);
    const stay = changes.filter(({ removed }) => !removed);
    if (stay.length === 0) return;
    await this.db.transaction(async (tx) => {
      const residentIds = stay.map(({ residentId }) => residentId);
      const reviews = await lockReviews(tx, tenant.organizationId, residentIds);
      for (const review of reviews) await followIn(tx, tenant, review, stay);
      await letDuplicatesStepIn(
        tx,
        reviews.map(({ id }) => id),
      );
    });
  }
}

/** Each is judged at the new address as Generate would: somebody without one comes in with it, and goes without it. */
async function followIn(
  tx: EntityManager,
  { organizationId }: Tenant,
  review: Review,
  changes: readonly ResidentChange[],
): Promise<void> {
  const stale = await staleRecipients(tx, review.id, changes);
  const facts = await recipientFacts(tx, organizationId, stale);
  const taken = await takenAddresses(tx, review.id, stale);
  await readdress(
    tx,
    stale.map((row) => ({ ...row, problem: problemOf(row, review.purpose, facts, taken) })),
  );
}
