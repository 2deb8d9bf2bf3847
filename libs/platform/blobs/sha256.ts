import { createHash } from 'node:crypto';

/** The name of a blob. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether a text can be the name of a blob; nothing else may get into a path or a key. */
export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
