// Bodies that are no JSON: what a handler takes instead, how large it may be, and its bytes. What is documented is what is enforced.
import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import { jsonLimit, type SizeLimit } from '@portico/contracts/limits';
import { Problem } from '@portico/contracts/problems';
import type { Request } from 'express';

const LIMIT = 'portico:body-limit';
const BYTES = 'portico:body-bytes';
const read = new WeakMap<object, Buffer>();

/** The handler takes a body of this media type, and reads it itself; one that says it is larger is refused before. */
export const TakesBody = (mediaType: string, limit: SizeLimit): MethodDecorator =>
  applyDecorators(ApiConsumes(mediaType), SetMetadata(LIMIT, limit));

/** The handler takes the bytes of a body as they come, also of JSON, which is then not read for it: a signature is over bytes. */
export const TakesBytes = (mediaTypes: readonly string[], limit: SizeLimit): MethodDecorator =>
  applyDecorators(ApiConsumes(...mediaTypes), SetMetadata(LIMIT, limit), SetMetadata(BYTES, true));

/** Whether a handler takes bytes, whatever they are. */
export function takesBytes(handler: object): boolean {
  return Reflect.getMetadata(BYTES, handler) === true;
}

/** For the JSON parser, which leaves nothing of what it reads. */
export function keepBytes(request: object, bytes: Buffer): void {
  read.set(request, bytes);
}

/** How large a body a handler takes: JSON's limit unless it says another. */
export function sizeLimitOf(handler: object): SizeLimit {
  return (Reflect.getMetadata(LIMIT, handler) as SizeLimit | undefined) ?? jsonLimit;
}

/** The bytes of a body as they come. Whoever ends early leaves the rest to be read: a sender must be able to hear the refusal (problem.filter.ts). */
export function bytesOf(request: Request): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
}

/** All bytes of a body. @throws Problem the limit's own as soon as it is passed; `request.malformed` where the sender broke off. */
export async function readBody(request: Request, { maxBytes, tooLarge }: SizeLimit): Promise<Buffer> {
  const kept = read.get(request);
  if (kept && kept.length > maxBytes) throw new Problem(tooLarge);
  if (kept) return kept;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of bytesOf(request)) {
      size += chunk.length;
      if (size > maxBytes) break;
      chunks.push(chunk);
    }
  } catch {
    throw new Problem('request.malformed', 'The body ended before its end.');
  }
  if (size > maxBytes) throw new Problem(tooLarge);
  return Buffer.concat(chunks);
}
