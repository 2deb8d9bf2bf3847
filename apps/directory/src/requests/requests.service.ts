import { Injectable } from '@nestjs/common';
import type { Page } from '@portico/contracts/lists';
import { notFound, Problem } from '@portico/contracts/problems';
import type {
  CommentBody,
  NewRequestBody,
  RequestListQuery,
  RequestOwner,
  RequestPatch,
  RequestView,
} from '@portico/contracts/requests';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { requireCommunity } from '../communities/communities.queries';
import type { Home } from '../homes/home.pipe';
import { statesBefore } from './request';
import { among, requestPage, requestView } from './request-view.queries';
import { insertComment, insertRequest, moveRequest } from './requests.queries';

/** Maintenance requests, for both sides: staff look among those of their organization, residents among their own. */
@Injectable()
export class RequestsService {
  constructor(private readonly db: DataSource) {}

  /** @throws Problem 404 where the organization has no such community. */
  async list(tenant: Tenant, communityId: string, query: RequestListQuery): Promise<Page<RequestView>> {
    const { organizationId } = tenant;
    await requireCommunity(this.db.manager, organizationId, communityId);
    return requestPage(this.db.manager, among({ organizationId, communityId }), query, 'staff');
  }

  /** @throws Problem 404. */
  get(tenant: Tenant, id: string): Promise<RequestView> {
    return requestView(this.db.manager, among(tenant), id, 'staff');
  }

  /** Moves a request; one that is there already stays. @throws Problem 404, 409 `maintenance.wrong_state`. */
  async update(tenant: Tenant, id: string, { status: to }: RequestPatch): Promise<RequestView> {
    const moved = await moveRequest(this.db.manager, among(tenant), id, { from: statesBefore(to), to });
    const view = await this.get(tenant, id);
    if (moved || view.status === to) return view;
    throw new Problem('maintenance.wrong_state', `A request that is ${view.status} cannot become ${to}.`);
  }

  /** A person speaks in their own name; a program's key has one that means nothing to residents. @throws Problem 404, 409. */
  async comment(tenant: Tenant, id: string, { text }: CommentBody): Promise<RequestView> {
    const { kind, name } = tenant.actor;
    await this.say(among(tenant), id, { side: 'staff', name: kind === 'user' ? name : null, text });
    return this.get(tenant, id);
  }

  /** Whose a request is, whatever organization it belongs to: the gateway knows who asks. @throws Problem 404. */
  async owner(id: string): Promise<RequestOwner> {
    const [owner] = await this.db.query<RequestOwner[]>(
      'SELECT resident_id AS "residentId" FROM request WHERE id = $1',
      [id],
    );
    if (!owner) throw notFound('request');
    return owner;
  }

  listOfHome(home: Home, query: RequestListQuery): Promise<Page<RequestView>> {
    return requestPage(this.db.manager, own(home), query, 'resident');
  }

  /** @throws Problem 404 where it is not theirs. */
  getOfHome(home: Home, id: string): Promise<RequestView> {
    return requestView(this.db.manager, own(home), id, 'resident');
  }

  async create(home: Home, body: NewRequestBody): Promise<RequestView> {
    const id = await this.db.transaction((tx) => insertRequest(tx, home, body));
    return this.getOfHome(home, id);
  }

  /** @throws Problem 404 where it is not theirs, 409 `maintenance.too_many_comments`. */
  async commentOfHome(home: Home, id: string, { text }: CommentBody): Promise<RequestView> {
    await this.say(own(home), id, { side: 'resident', name: home.residentName, text });
    return this.getOfHome(home, id);
  }

  private async say(
    where: ReturnType<typeof among>,
    id: string,
    said: Parameters<typeof insertComment>[3],
  ): Promise<void> {
    const known = await this.db.transaction((tx) => insertComment(tx, where, id, said));
    if (!known) throw notFound('request');
  }
}

function own({ tenant, residentId }: Home): ReturnType<typeof among> {
  return among({ organizationId: tenant.organizationId, residentId });
}
