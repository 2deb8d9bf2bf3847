import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { wrongField } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';

/** As many ids as directory takes in one query. */
const AT_ONCE = 200;

/** The communities that are assigned to a user must be the organization's own. */
@Injectable()
export class AssignedCommunities {
  constructor(private readonly directory: DirectoryClient) {}

  /** @throws Problem 422 at `communityIds` where one is unknown or of another organization. */
  async demandOwn(tenant: Tenant, ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
    for (let start = 0; start < wanted.length; start += AT_ONCE) {
      const some = wanted.slice(start, start + AT_ONCE);
      const { items } = await this.directory.listCommunities(tenant, { limit: AT_ONCE }, some);
      const known = new Set(items.map((community) => community.id));
      const unknown = some.find((id) => !known.has(id));
      if (unknown) throw wrongField('communityIds', 'community.unknown', `There is no community ${unknown}.`);
    }
  }
}
