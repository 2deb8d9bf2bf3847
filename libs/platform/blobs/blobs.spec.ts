import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDatabase } from '@portico/platform/database';
import { freshDatabase, type FreshDatabase } from '@portico/testing/database';
import type { DataSource } from 'typeorm';
import type { BlobStore } from './blob-store';
import { openBlobs } from './open-blobs.store';
import { blobTable } from './postgres-blobs.store';
import { sha256Of } from './sha256';

/** A bucket that speaks as much of S3's HTTP as is needed; it takes signed requests only. */
async function startBucket(): Promise<{ server: Server; url: string; objects: Map<string, Buffer> }> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const key = new URL(request.url!, 'http://x').pathname;
    const signed = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=test-key/');
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (!signed) return response.writeHead(403).end();
      if (request.method === 'PUT') objects.set(key, Buffer.concat(chunks));
      const found = objects.get(key);
      if (found) return response.writeHead(200).end(request.method === 'PUT' ? '' : found);
      return response
        .writeHead(404, { 'content-type': 'application/xml' })
        .end('<Error><Code>NoSuchKey</Code></Error>');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects };
}

let database: FreshDatabase;
let db: DataSource;
let folder: string;
let bucket: Awaited<ReturnType<typeof startBucket>>;

beforeAll(async () => {
  Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'test-key', AWS_SECRET_ACCESS_KEY: 'test-secret' });
  [database, folder, bucket] = [await freshDatabase(), await mkdtemp(join(tmpdir(), 'blobs ')), await startBucket()];
  const schema = { schema: 'blobs', entities: [], migrations: [] };
  db = await openDatabase(schema, { databaseUrl: database.url, databasePoolSize: 2 });
  await db.query(blobTable);
});

afterAll(async () => {
  delete process.env['AWS_ACCESS_KEY_ID'];
  delete process.env['AWS_SECRET_ACCESS_KEY'];
  await db.destroy();
  await Promise.all([
    database.drop(),
    rm(folder, { recursive: true }),
    new Promise((done) => bucket.server.close(done)),
  ]);
});

const places: [string, () => string | undefined][] = [
  ['PostgreSQL', () => undefined],
  ['a folder', () => pathToFileURL(folder).href],
  ['S3', () => `s3://welcome/portico/files?endpoint=${encodeURIComponent(bucket.url)}&region=eu-central-1`],
];

describe.each(places)('blobs in %s', (_, urlOf) => {
  let blobs: BlobStore;
  beforeAll(async () => {
    blobs = await openBlobs(urlOf(), db.manager);
  });

  it('come back as they went in, under the hash of what they are', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 0, 128]);
    const id = await blobs.put(bytes);
    expect(id).toBe(sha256Of(bytes));
    expect(Buffer.from((await blobs.read(id))!)).toEqual(bytes);
  });

  it('can be stored twice, even at once', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => blobs.put(Buffer.from('twice'))));
    expect(new Set(ids).size).toBe(1);
    expect(Buffer.from((await blobs.read(ids[0]!))!).toString()).toBe('twice');
  });

  it.each([sha256Of(Buffer.from('never stored')), '../../etc/passwd', ''])('answer null for %j', async (id) => {
    expect(await blobs.read(id)).toBeNull();
  });
});

it('A folder holds whole files only, one for each content', async () => {
  const id = sha256Of(Buffer.from('twice'));
  expect(await readdir(join(folder, id.slice(0, 2)))).toEqual([id]);
});

it('A bucket holds them under the prefix of its url', () => {
  expect([...bucket.objects.keys()]).toContain(`/welcome/portico/files/${sha256Of(Buffer.from('twice'))}`);
});
