import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { DeliveryListQuery, DeliveryView } from '@portico/contracts/deliveries';
import type { Page } from '@portico/contracts/lists';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant, type Tenant } from '@portico/platform/tenant';
import { DeliveriesService } from './deliveries.service';

/** The timeline of each email. */
@AllowCallers('gateway')
@Controller()
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  /** One email with its timeline. */
  @Get('deliveries/:id')
  one(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<DeliveryView> {
    return this.deliveries.one(tenant, id);
  }

  /** The emails to one resident, newest first. */
  @Get('residents/:id/deliveries')
  ofResident(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: DeliveryListQuery,
  ): Promise<Page<DeliveryView>> {
    return this.deliveries.ofResident(tenant, id, query);
  }

  /** The emails of one message, newest first. */
  @Get('messages/:id/deliveries')
  ofMessage(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: DeliveryListQuery,
  ): Promise<Page<DeliveryView>> {
    return this.deliveries.ofMessage(tenant, id, query);
  }
}
