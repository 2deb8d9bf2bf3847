import type { S3Client } from '@aws-sdk/client-s3';
import type { BlobStore } from './blob-store';
import { isSha256, sha256Of } from './sha256';

/** A slow store must not hold a request for ever. */
const TIMEOUT_MS = 30_000;

/** Blobs in a bucket. Who may use it is told by the SDK's own environment (AWS_ACCESS_KEY_ID …, or the machine's role). */
export class S3Blobs implements BlobStore {
  constructor(
    private readonly sdk: typeof import('@aws-sdk/client-s3'),
    private readonly client: S3Client,
    private readonly bucket: string,
    private readonly prefix: string,
  ) {}

  /** @param url `s3://bucket/prefix?endpoint=https://…&region=…`; with an endpoint of one's own the bucket stands in the path */
  static async at(url: URL): Promise<S3Blobs> {
    const sdk = await import('@aws-sdk/client-s3'); // large: only who uses it loads it
    const endpoint = url.searchParams.get('endpoint') ?? undefined;
    const region = url.searchParams.get('region') ?? process.env['AWS_REGION'] ?? 'us-east-1';
    const client = new sdk.S3Client({ endpoint, region, forcePathStyle: endpoint !== undefined });
    const prefix = url.pathname.replaceAll(/^\/+|\/+$/g, '');
    return new S3Blobs(sdk, client, url.hostname, prefix === '' ? '' : `${prefix}/`);
  }

  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Of(bytes);
    await this.client.send(
      new this.sdk.PutObjectCommand({ ...this.objectOf(sha256), Body: bytes, ContentType: 'application/octet-stream' }),
      { abortSignal: AbortSignal.timeout(TIMEOUT_MS) },
    );
    return sha256;
  }

  async read(sha256: string): Promise<Uint8Array | null> {
    if (!isSha256(sha256)) return null;
    try {
      const abortSignal = AbortSignal.timeout(TIMEOUT_MS);
      const { Body } = await this.client.send(new this.sdk.GetObjectCommand(this.objectOf(sha256)), { abortSignal });
      return (await Body?.transformToByteArray()) ?? null;
    } catch (error) {
      if (error instanceof this.sdk.NoSuchKey) return null;
      throw error;
    }
  }

  private objectOf(sha256: string): { Bucket: string; Key: string } {
    return { Bucket: this.bucket, Key: `${this.prefix}${sha256}` };
  }
}
