import { Problem } from '@portico/contracts/problems';
import type { Request } from 'express';

/**
 * Reads the bytes of a body, never more than `maxBytes` of them into memory. What is too long is read on and thrown away up to
 * twice the limit, so that who sends it hears the answer; whoever sends still more is cut off.
 *
 * @throws what `tooLarge` makes, as soon as it is clear; Problem `request.malformed` where the sender broke off.
 */
export async function readRawBody(request: Request, maxBytes: number, tooLarge: () => Problem): Promise<Buffer> {
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
  if (size > maxBytes) throw tooLarge();
  return Buffer.concat(chunks);
}
