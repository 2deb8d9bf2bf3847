import { Injectable } from '@nestjs/common';
import type { DocumentListQuery, DocumentView, NewDocumentQuery } from '@portico/contracts/documents';
import { documentLimit } from '@portico/contracts/limits';
import type { Page } from '@portico/contracts/lists';
import type { Tenant } from '@portico/platform/tenant';
import type { Request } from 'express';
import { EntityManager } from 'typeorm';
import { requireCommunity } from '../communities/communities.queries';
import { Files } from '../files/files.service';
import type { Home } from '../homes/home.pipe';
import { deleteDocument, documentPage, findDocument, insertDocument, viewOf } from './documents.queries';
import type { Shelf } from './documents.queries';

/** The documents of communities: staff put them there, every resident of the community reads them. */
@Injectable()
export class DocumentsService {
  constructor(
    private readonly db: EntityManager,
    private readonly files: Files,
  ) {}

  /** @throws Problem 404 where the organization has no such community. */
  async list({ organizationId }: Tenant, communityId: string, query: DocumentListQuery): Promise<Page<DocumentView>> {
    await requireCommunity(this.db, organizationId, communityId);
    return documentPage(this.db, { organizationId, communityId }, query);
  }

  /** Adds the file that the body is. @throws Problem 404, 413, 415, 422. */
  async add(
    { organizationId }: Tenant,
    communityId: string,
    { title, category, filename }: NewDocumentQuery,
    body: Request,
  ): Promise<DocumentView> {
    await requireCommunity(this.db, organizationId, communityId);
    const file = await this.files.keep(body, filename, { limit: documentLimit });
    const id = await insertDocument(this.db, { organizationId, communityId }, { title, category, ...file });
    return viewOf(await findDocument(this.db, { organizationId }, id));
  }

  /** @throws Problem 404. */
  async get(tenant: Tenant, id: string): Promise<DocumentView> {
    return viewOf(await findDocument(this.db, tenant, id));
  }

  /** @throws Problem 404. */
  remove(tenant: Tenant, id: string): Promise<void> {
    return deleteDocument(this.db, tenant, id);
  }

  /** @throws Problem 404. */
  async file(tenant: Tenant, id: string): Promise<Response> {
    return this.files.serve(await findDocument(this.db, tenant, id));
  }

  listOfHome(home: Home, query: DocumentListQuery): Promise<Page<DocumentView>> {
    return documentPage(this.db, shelfOf(home), query);
  }

  /** @throws Problem 404 where it is another community's. */
  async fileOfHome(home: Home, id: string): Promise<Response> {
    return this.files.serve(await findDocument(this.db, shelfOf(home), id));
  }
}

function shelfOf({ tenant: { organizationId }, communityId }: Home): Shelf {
  return { organizationId, communityId };
}
