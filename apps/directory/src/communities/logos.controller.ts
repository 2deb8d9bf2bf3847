import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Put, Query, Req } from '@nestjs/common';
import { LogoQuery } from '@portico/contracts/communities';
import type { CommunityFace } from '@portico/contracts/communities';
import { logoLimit } from '@portico/contracts/limits';
import { AllowCallers } from '@portico/platform/internal.guard';
import { TakesBody } from '@portico/platform/raw-body';
import { CurrentTenant } from '@portico/platform/tenant';
import type { Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { LogosService } from './logos.service';

/** How communities look. What carries no tenant is for anyone: mails and pages show it. */
@AllowCallers('gateway')
@Controller()
export class LogosController {
  constructor(private readonly logos: LogosService) {}

  /** Takes the picture that the body is. */
  @Put('communities/:id/logo')
  @HttpCode(204)
  @TakesBody('application/octet-stream', logoLimit)
  put(
    @CurrentTenant() tenant: Tenant,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { filename }: LogoQuery,
    @Req() body: Request,
  ): Promise<void> {
    return this.logos.put(tenant, id, filename, body);
  }

  @Get('communities/:id/logo')
  get(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<Response> {
    return this.logos.ofCommunity(tenant, id);
  }

  @Delete('communities/:id/logo')
  @HttpCode(204)
  remove(@CurrentTenant() tenant: Tenant, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.logos.remove(tenant, id);
  }

  /** By what is in it: an address that nobody guesses. */
  @Get('logos/:sha256')
  byContent(@Param('sha256') sha256: string): Promise<Response> {
    return this.logos.byContent(sha256);
  }

  @Get('communities/:id/face')
  face(@Param('id', ParseUUIDPipe) id: string): Promise<CommunityFace> {
    return this.logos.face(id);
  }
}
