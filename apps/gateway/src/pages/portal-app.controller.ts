import { Controller, Get, Query, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Residents } from '../access/policy.decorators';
import { GatewayConfig } from '../config';
import { PageFilter } from '../forms/page.filter';
import { webPage } from '../web/web-page.reader';
import { answer } from './page';

/** The portal itself, by every address of its own. Whoever is not signed in is led to the sign-in page. */
@ApiExcludeController()
@Controller('portal')
@UseFilters(PageFilter)
export class PortalAppController {
  constructor(private readonly config: GatewayConfig) {}

  /** The query is the app's own to read, and passed over here. */
  @Get(['/', 'homes/*path'])
  @Residents()
  async page(@Query() _search: object): Promise<Response> {
    return answer(await webPage(this.config.webDir, 'portal'));
  }
}
