import { Injectable } from '@nestjs/common';
import type { CommunityFace } from '@portico/contracts/communities';
import { logoLimit } from '@portico/contracts/limits';
import { notFound } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { EntityManager } from 'typeorm';
import { Files } from '../files/files.service';
import { findCommunity, requireCommunity } from './communities.queries';
import { faceOf, findLogo, hangLogo, keepLogo } from './logos.queries';

const PICTURES = ['png', 'jpg', 'webp'];

/** The logos of communities. */
@Injectable()
export class LogosService {
  constructor(
    private readonly db: EntityManager,
    private readonly files: Files,
  ) {}

  /** Takes the picture that the body is. @throws Problem 404, 413, 415, 422. */
  async put(tenant: Tenant, communityId: string, filename: string, body: Request): Promise<void> {
    await requireCommunity(this.db, tenant.organizationId, communityId);
    const logo = await this.files.keep(body, filename, { limit: logoLimit, endings: PICTURES });
    await this.db.transaction(async (tx) => {
      await keepLogo(tx, logo);
      await hangLogo(tx, tenant, communityId, logo.sha256);
    });
  }

  /** The community has none from now on; mails that were sent show it still. @throws Problem 404. */
  async remove(tenant: Tenant, communityId: string): Promise<void> {
    await requireCommunity(this.db, tenant.organizationId, communityId);
    await hangLogo(this.db, tenant, communityId, null);
  }

  /** @throws Problem 404 also where it has none. */
  async ofCommunity(tenant: Tenant, communityId: string): Promise<Response> {
    const { logoSha256 } = await findCommunity(this.db, tenant, communityId);
    if (logoSha256 === null) throw notFound('logo');
    return this.byContent(logoSha256);
  }

  /** @throws Problem 404. */
  async byContent(sha256: string): Promise<Response> {
    return this.files.serve(await findLogo(this.db, sha256));
  }

  /** What anyone may see who knows the id. @throws Problem 404. */
  face(communityId: string): Promise<CommunityFace> {
    return faceOf(this.db, communityId);
  }
}
