import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { RecipientIdsBody, RecipientPageBody, SelectionCheckBody } from '@portico/contracts/recipients';
import type { ProfileCard, RecipientCard, RecipientCardPage, SelectionCheck } from '@portico/contracts/recipients';
import { AllowCallers } from '@portico/platform/internal.guard';
import { CurrentTenant } from '@portico/platform/tenant';
import type { Tenant } from '@portico/platform/tenant';
import { EntityManager } from 'typeorm';
import { requireCommunity } from '../communities/communities.queries';
import { checkSelection, profiles, recipientPage, recipientsByIds } from './recipients.queries';

/** What invitations asks in bulk. Every call only reads. */
@AllowCallers('invitations')
@Controller()
export class RecipientsController {
  constructor(private readonly db: EntityManager) {}

  /** One page of who is selected, in order of id. */
  @Post('recipients/page')
  @HttpCode(200)
  async page(@CurrentTenant() tenant: Tenant, @Body() body: RecipientPageBody): Promise<RecipientCardPage> {
    await requireCommunity(this.db, tenant.organizationId, body.communityId);
    return recipientPage(this.db, tenant, body);
  }

  /** Those of the ids that the organization has. */
  @Post('recipients/by-ids')
  @HttpCode(200)
  byIds(@CurrentTenant() tenant: Tenant, @Body() body: RecipientIdsBody): Promise<RecipientCard[]> {
    return recipientsByIds(this.db, tenant, body.ids);
  }

  /** Homes as the portal shows them. */
  @Post('recipients/profiles')
  @HttpCode(200)
  profiles(@CurrentTenant() tenant: Tenant, @Body() body: RecipientIdsBody): Promise<ProfileCard[]> {
    return profiles(this.db, tenant, body.ids);
  }

  /** How many are selected, and which ids are unknown in this community. */
  @Post('selections/check')
  @HttpCode(200)
  async check(@CurrentTenant() tenant: Tenant, @Body() body: SelectionCheckBody): Promise<SelectionCheck> {
    await requireCommunity(this.db, tenant.organizationId, body.communityId);
    return checkSelection(this.db, tenant, body);
  }
}
