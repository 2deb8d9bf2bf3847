import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { Page } from '@portico/contracts/lists';
import {
  MassEditAnswer,
  MassEditBody,
  NewResidentBody,
  ResidentCreated,
  ResidentFilter,
  ResidentListQuery,
  ResidentPage,
  ResidentPatch,
  ResidentView,
} from '@portico/contracts/residents';
import type { Tenant } from '@portico/platform/tenant';
import type { StaffCaller } from '../access/caller';
import { Caller, CallerTenant } from '../access/caller.decorators';
import { Staff } from '../access/policy.decorators';
import { servedFile } from '../homes/served-file';
import { Answers, AnswersText, Does, Refuses } from '../openapi/answers.decorator';
import { ResidentsService } from './residents.service';

@ApiTags('Directory')
@Controller('api/v1')
export class ResidentsController {
  constructor(
    private readonly directory: DirectoryClient,
    private readonly residents: ResidentsService,
  ) {}

  @Get('communities/:id/residents')
  @Staff('directory:read', 'community')
  @Does(
    "Lists a community's residents",
    'By property where `sort` is left out. With `search` the total is exact up to 10,000.',
  )
  @Answers(200, ResidentPage, 'A page of residents.')
  list(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Query() query: ResidentListQuery,
  ): Promise<Page<ResidentView>> {
    return this.directory.listResidents(tenant, communityId, query);
  }

  @Get('communities/:id/residents.csv')
  @Staff('directory:read', 'community')
  @Does(
    'Exports residents as CSV',
    "With the list's filters. The headers are those of the import: what is exported can be imported again.",
  )
  @AnswersText('text/csv', 'UTF-8 with a header; cells that a spreadsheet would run are neutral.')
  async export(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Query() filter: ResidentFilter,
  ): Promise<Response> {
    return servedFile(await this.directory.exportResidents(tenant, communityId, filter));
  }

  @Post('communities/:id/residents')
  @Staff('directory:write', 'community')
  @Does(
    'Adds a resident and sends the invitation',
    'Unless `sendInvitation` is false. Where none can be sent, `notice` says why; the resident is there all the same.',
  )
  @Answers(201, ResidentCreated, 'The resident and what became of the invitation.')
  @Refuses('resident.email_taken')
  create(
    @Caller() caller: StaffCaller,
    @Param('id') communityId: string,
    @Body() body: NewResidentBody,
  ): Promise<ResidentCreated> {
    return this.residents.create(caller, communityId, body);
  }

  @Patch('communities/:id/residents')
  @Staff('directory:write', 'community')
  @Does(
    'Sets the emails of up to 1,000 residents',
    'Each succeeds or fails on its own; the answers stand in the order asked.',
  )
  @Answers(200, MassEditAnswer, 'One result for each update.')
  massEdit(
    @CallerTenant() tenant: Tenant,
    @Param('id') communityId: string,
    @Body() body: MassEditBody,
  ): Promise<MassEditAnswer> {
    return this.directory.massEdit(tenant, communityId, body);
  }

  @Get('residents/:id')
  @Staff('directory:read', 'resident')
  @Does('Shows a resident', '`allowedActions` says what may be done now.')
  @Answers(200, ResidentView, 'The resident.')
  get(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<ResidentView> {
    return this.directory.getResident(tenant, id);
  }

  @Patch('residents/:id')
  @Staff('directory:write', 'resident')
  @Does(
    'Changes a resident',
    'Whatever is left out stays; null clears. A changed email revokes the open invitation; a message in review or scheduled goes to the new one.',
  )
  @Answers(200, ResidentView, 'The resident as they are now.')
  @Refuses('resident.email_taken')
  update(@CallerTenant() tenant: Tenant, @Param('id') id: string, @Body() body: ResidentPatch): Promise<ResidentView> {
    return this.directory.updateResident(tenant, id, body);
  }

  @Delete('residents/:id')
  @Staff('directory:write', 'resident')
  @Does('Removes a resident', 'Their link stops working, and their access ends.')
  @Answers(204, null, 'Removed.')
  remove(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.directory.deleteResident(tenant, id);
  }

  @Post('residents/:id/deactivate')
  @Staff('directory:write', 'resident')
  @Does("Switches a resident's access off", 'It ends in every session at once.')
  @Answers(200, ResidentView, 'The resident, inactive.')
  @Refuses('resident.inactive', 'resident.wrong_state')
  deactivate(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<ResidentView> {
    return this.residents.deactivate(tenant, id);
  }

  @Post('residents/:id/reactivate')
  @Staff('directory:write', 'resident')
  @Does("Switches a resident's access on again")
  @Answers(200, ResidentView, 'The resident, active.')
  @Refuses('resident.already_active', 'resident.wrong_state')
  reactivate(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<ResidentView> {
    return this.residents.reactivate(tenant, id);
  }
}
