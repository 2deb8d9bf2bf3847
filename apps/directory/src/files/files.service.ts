import { Inject, Injectable } from '@nestjs/common';
import type { SizeLimit } from '@portico/contracts/limits';
import { notFound } from '@portico/contracts/problems';
import { BLOB_STORE, type BlobStore } from '@portico/platform/blobs/blob-store';
import { admittedFile } from '@portico/platform/files/admitted-file';
import { readBody } from '@portico/platform/raw-body';
import type { Request } from 'express';
import { headersOf } from '@portico/platform/files/stored-file';
import type { StoredFile } from '@portico/platform/files/stored-file';

/** What a route asks of a file that comes in. */
export interface FileDemand {
  limit: SizeLimit;
  /** Those that are allowed; all that we know where left out. */
  endings?: readonly string[];
}

/** The bytes of documents and photos. */
@Injectable()
export class Files {
  constructor(@Inject(BLOB_STORE) private readonly blobs: BlobStore) {}

  /**
   * Takes the file that a body is. It is stored before the row that names it: where that is refused, the bytes lie there unused.
   *
   * @throws Problem 413 of the limit, 415 `attachment.type_not_allowed`, 422 for one without a name or a content.
   */
  async keep(body: Request, filename: string, { limit, endings }: FileDemand): Promise<StoredFile> {
    const bytes = await readBody(body, limit);
    const file = await admittedFile(filename, bytes, endings);
    return { ...file, sha256: await this.blobs.put(bytes) };
  }

  /** The answer that a file is. @throws Problem 404 where there is no such row. */
  async serve(file: StoredFile | undefined): Promise<Response> {
    const bytes = file && (await this.blobs.read(file.sha256));
    if (!file || !bytes) throw notFound('file');
    return new Response(new Uint8Array(bytes), { headers: headersOf(file) });
  }
}
