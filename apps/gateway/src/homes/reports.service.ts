import { Injectable } from '@nestjs/common';
import { HomesClient } from '@portico/clients/homes-client';
import type { RequestBody, RequestView, StoredPhoto } from '@portico/contracts/requests';
import type { StoredFile } from '../bodies/upload.decorators';

@Injectable()
export class ReportsService {
  constructor(private readonly homes: HomesClient) {}

  /** Hands on the photos, one after the other, and then the request that names them: where one is refused there is no request. */
  async report(home: string, body: RequestBody, files: readonly StoredFile[]): Promise<RequestView> {
    const photos: StoredPhoto[] = [];
    for (const file of files) photos.push(await this.homes.homeKeepsPhoto(home, file));
    return this.homes.homeReports(home, { ...body, photos });
  }
}
