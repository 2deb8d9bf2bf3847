import { Injectable } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import type { CommunityFace } from '@portico/contracts/communities';
import { Problem } from '@portico/contracts/problems';

/** How a community looks on a plain page that is about none of its homes. */
@Injectable()
export class FacesService {
  constructor(private readonly directory: DirectoryClient) {}

  /** Null where the community is unknown, or directory does not answer: a page without its looks is better than none. */
  async find(communityId: string): Promise<CommunityFace | null> {
    try {
      return await this.directory.communityFace(communityId);
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }
}
