import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { ListQuery } from '@portico/contracts/lists';
import type { Page } from '@portico/contracts/lists';
import { RelayBody, RelayPage, RelayPatch, RelayView } from '@portico/contracts/relays';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { Answers, Does, Refuses } from '../openapi/answers.decorator';

@ApiTags('Relays')
@Controller('api/v1/relays')
export class RelaysController {
  constructor(private readonly invitations: InvitationsClient) {}

  @Get()
  @Staff('staff:manage', 'installation')
  @Does('Lists relays', 'A mail goes over the first that is neither paused nor broken.')
  @Answers(200, RelayPage, 'A page of relays, without their addresses.')
  list(@CallerTenant() tenant: Tenant, @Query() query: ListQuery): Promise<Page<RelayView>> {
    return this.invitations.listRelays(tenant, query);
  }

  @Post()
  @Staff('staff:manage', 'installation')
  @Does('Adds a relay', 'It stands in for those before it.')
  @Answers(201, RelayView, 'The relay.')
  create(@CallerTenant() tenant: Tenant, @Body() body: RelayBody): Promise<RelayView> {
    return this.invitations.createRelay(tenant, body);
  }

  @Patch(':id')
  @Staff('staff:manage', 'relay')
  @Does(
    'Changes, pauses or mends a relay',
    'Whatever is left out stays. A pause holds within two seconds, a rate within one.',
  )
  @Answers(200, RelayView, 'The relay as it is now.')
  @Refuses('relay.standard')
  update(@CallerTenant() tenant: Tenant, @Param('id') id: string, @Body() body: RelayPatch): Promise<RelayView> {
    return this.invitations.updateRelay(tenant, id, body);
  }

  @Delete(':id')
  @Staff('staff:manage', 'relay')
  @Does('Removes a relay', 'Never the standard one, which is that of SMTP_URL.')
  @Answers(204, null, 'Removed.')
  @Refuses('relay.standard')
  remove(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.invitations.removeRelay(tenant, id);
  }
}
