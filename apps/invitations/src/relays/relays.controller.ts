import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ListQuery, type Page } from '@portico/contracts/lists';
import { RelayBody, RelayPatch, type RelayView } from '@portico/contracts/relays';
import { AllowCallers } from '@portico/platform/internal.guard';
import { RelaysService } from './relays.service';

/** The operator's relays. They belong to no organization; who the operator is, the gateway knows. */
@AllowCallers('gateway')
@Controller('relays')
export class RelaysController {
  constructor(private readonly relays: RelaysService) {}

  /** The relays, in the order in which they stand in for each other. */
  @Get()
  list(@Query() query: ListQuery): Promise<Page<RelayView>> {
    return this.relays.list(query);
  }

  /** Adds a relay behind those there are. */
  @Post()
  add(@Body() body: RelayBody): Promise<RelayView> {
    return this.relays.add(body);
  }

  /** Changes a relay, pauses it or lets it go on. */
  @Patch(':id')
  change(@Param('id', ParseUUIDPipe) id: string, @Body() patch: RelayPatch): Promise<RelayView> {
    return this.relays.change(id, patch);
  }

  /** Removes a relay. */
  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.relays.remove(id);
  }
}
