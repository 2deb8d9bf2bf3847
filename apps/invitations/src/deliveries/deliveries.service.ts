import { Injectable } from '@nestjs/common';
import type { DeliveryListQuery, DeliveryView } from '@portico/contracts/deliveries';
import type { Page } from '@portico/contracts/lists';
import { notFound } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { deliveriesOf, deliveryById } from './deliveries.queries';

/** What became of mails, with the timeline of each. */
@Injectable()
export class DeliveriesService {
  constructor(private readonly db: EntityManager) {}

  /** @throws Problem `resource.not_found`. */
  async one(tenant: Tenant, id: string): Promise<DeliveryView> {
    const delivery = await deliveryById(this.db, tenant.organizationId, id);
    if (!delivery) throw notFound('delivery');
    return delivery;
  }

  /** The mails to one resident, newest first. A resident who was never mailed, or is unknown here, has none. */
  ofResident(tenant: Tenant, residentId: string, query: DeliveryListQuery): Promise<Page<DeliveryView>> {
    return deliveriesOf(this.db, tenant.organizationId, { residentId }, query);
  }

  /** The mails of one message, newest first. @throws Problem `resource.not_found`. */
  async ofMessage(tenant: Tenant, messageId: string, query: DeliveryListQuery): Promise<Page<DeliveryView>> {
    const [message] = await this.db.query<{ id: string }[]>(
      'SELECT id FROM message WHERE id = $1 AND organization_id = $2',
      [messageId, tenant.organizationId],
    );
    if (!message) throw notFound('message');
    return deliveriesOf(this.db, tenant.organizationId, { messageId }, query);
  }
}
