import { Injectable } from '@nestjs/common';
import { photoLimit } from '@portico/contracts/limits';
import type { StoredPhoto } from '@portico/contracts/requests';
import type { Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { EntityManager } from 'typeorm';
import { Files } from '../files/files.service';
import type { Home } from '../homes/home.pipe';
import { among } from './request-view.queries';
import { findPhoto } from './requests.queries';

const demand = { limit: photoLimit, endings: ['png', 'jpg', 'gif', 'webp'] };

/** The photos of maintenance requests. */
@Injectable()
export class PhotosService {
  constructor(
    private readonly db: EntityManager,
    private readonly files: Files,
  ) {}

  /** Stores a photo, to be named by a request. @throws Problem 413, 415, 422. */
  keep(filename: string, body: Request): Promise<StoredPhoto> {
    return this.files.keep(body, filename, demand);
  }

  /** @throws Problem 404. */
  async serve(tenant: Tenant, requestId: string, photoId: string): Promise<Response> {
    return this.files.serve(await findPhoto(this.db, among(tenant), requestId, photoId));
  }

  /** @throws Problem 404 where it is not theirs. */
  async serveToHome({ tenant, residentId }: Home, requestId: string, photoId: string): Promise<Response> {
    const { organizationId } = tenant;
    return this.files.serve(await findPhoto(this.db, among({ organizationId, residentId }), requestId, photoId));
  }
}
