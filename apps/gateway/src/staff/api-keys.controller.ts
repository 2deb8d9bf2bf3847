import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ListQuery } from '@portico/contracts/lists';
import type { Page } from '@portico/contracts/lists';
import { ApiKeyBody, ApiKeyCreated, ApiKeyPage, ApiKeyView } from '@portico/contracts/staff';
import { Caller } from '../access/caller.decorators';
import type { StaffCaller } from '../access/caller';
import { Staff } from '../access/policy.decorators';
import { Answers, Does } from '../openapi/answers.decorator';
import { ApiKeysService } from './api-keys.service';

@ApiTags('Staff')
@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Get()
  @Staff('staff:manage', 'organization')
  @Does('Lists the API keys, newest first', 'Without their secrets.')
  @Answers(200, ApiKeyPage, 'A page of keys.')
  list(@Caller() caller: StaffCaller, @Query() query: ListQuery): Promise<Page<ApiKeyView>> {
    return this.keys.list(caller, query);
  }

  @Post()
  @Staff('staff:manage', 'organization')
  @Does('Makes an API key', 'Its secret is shown this once. A key gets no scope that its maker has not (403).')
  @Answers(201, ApiKeyCreated, 'The key with its secret.')
  create(@Caller() caller: StaffCaller, @Body() body: ApiKeyBody): Promise<ApiKeyCreated> {
    return this.keys.create(caller, body);
  }

  @Delete(':id')
  @Staff('staff:manage', 'apiKey')
  @Does('Removes an API key', 'It stops working at once.')
  @Answers(204, null, 'Removed.')
  remove(@Caller() caller: StaffCaller, @Param('id') id: string): Promise<void> {
    return this.keys.remove(caller, id);
  }
}
