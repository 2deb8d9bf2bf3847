import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DirectoryClient } from '@portico/clients/directory-client';
import { LogoForm } from '@portico/contracts/communities';
import { logoLimit } from '@portico/contracts/limits';
import { notFound } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import { CallerTenant } from '../access/caller.decorators';
import { Anyone, Staff } from '../access/policy.decorators';
import { TakesFile } from '../bodies/body.decorators';
import { FormFile, type StoredFile } from '../bodies/upload.decorators';
import { servedFile } from '../homes/served-file';
import { Answers, AnswersFile, Does, Refuses } from '../openapi/answers.decorator';

/** What is in a picture never changes under the address that is made of it. */
const FOR_EVER = 'public, max-age=31536000, immutable';

@ApiTags('Directory')
@Controller('api/v1')
export class LogosController {
  constructor(private readonly directory: DirectoryClient) {}

  @Put('communities/:id/logo')
  @Staff('directory:write', 'community')
  @TakesFile(LogoForm, logoLimit)
  @Does("Sets a community's logo", 'Mails and pages show it from now on; `logoUrl` says where it is.')
  @Answers(204, null, 'Set.')
  @Refuses('attachment.too_large', 'attachment.type_not_allowed')
  put(@CallerTenant() tenant: Tenant, @Param('id') id: string, @FormFile() file: StoredFile): Promise<void> {
    return this.directory.putLogo(tenant, id, file);
  }

  @Get('communities/:id/logo')
  @Staff('directory:read', 'community')
  @Does("Downloads a community's logo")
  @AnswersFile('The picture; 404 where there is none.')
  async get(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<Response> {
    return servedFile(await this.directory.communityLogo(tenant, id));
  }

  @Delete('communities/:id/logo')
  @Staff('directory:write', 'community')
  @Does("Takes a community's logo away", 'Mails that were sent show it still.')
  @Answers(204, null, 'Taken away.')
  remove(@CallerTenant() tenant: Tenant, @Param('id') id: string): Promise<void> {
    return this.directory.removeLogo(tenant, id);
  }

  @Get('logos/:sha256')
  @Anyone()
  @Does(
    'Shows a logo to anyone',
    'Under the SHA-256 of its bytes: an address that nobody guesses and that never changes.',
  )
  @AnswersFile('The picture.')
  async byContent(@Param('sha256') sha256: string): Promise<Response> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw notFound('logo');
    return servedFile(await this.directory.logo(sha256), FOR_EVER);
  }
}
