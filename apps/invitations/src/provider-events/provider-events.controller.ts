import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { providerEventsLimit } from '@portico/contracts/limits';
import type { MailProvider } from '@portico/contracts/provider-events';
import { AllowCallers } from '@portico/platform/internal.guard';
import { readBody, TakesBody } from '@portico/platform/raw-body';
import type { Request } from 'express';
import { ProviderEvents } from './provider-events.service';

/** What mail providers post. */
@AllowCallers('gateway')
@Controller('provider-events')
export class ProviderEventsController {
  constructor(private readonly events: ProviderEvents) {}

  /** The body as the provider sent it, with the headers by which it proves itself. 204 once it is committed. */
  @Post(':provider')
  @HttpCode(204)
  @TakesBody('application/octet-stream', providerEventsLimit)
  async takeIn(@Param('provider') provider: MailProvider, @Req() request: Request): Promise<void> {
    const body = await readBody(request, providerEventsLimit);
    return this.events.takeIn(provider, { body, header: (name) => request.header(name) ?? '' });
  }
}
