import { Problem } from '@portico/contracts/problems';
import type { Request, Response } from 'express';
import type { RawRule } from './body.decorators';

/** Reads the bytes of a body. @throws Problem `request.too_large` as soon as it is. */
export async function readRaw(request: Request, response: Response, { maxBytes }: RawRule): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size <= maxBytes) chunks.push(chunk);
      else if (size > 2 * maxBytes) break;
    }
  } catch {
    throw new Problem('request.malformed', 'The body ended before its end.');
  }
  if (size > maxBytes) {
    response.set('Connection', 'close');
    throw new Problem('request.too_large');
  }
  return Buffer.concat(chunks);
}
