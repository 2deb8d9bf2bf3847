// Bytes under the SHA-256 of what they are: stored once, never changed, wherever they lie.

/** Provide one under this token. */
export const BLOB_STORE = Symbol('BlobStore');

export interface BlobStore {
  /** Stores the bytes; to store the same again is harmless. @returns their SHA-256, in hexadecimal. */
  put(bytes: Uint8Array): Promise<string>;
  /** @returns null where there is no such blob. */
  read(sha256: string): Promise<Uint8Array | null>;
}
