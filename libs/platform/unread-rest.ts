// A refusal may come while most of the request is still under way. Closed at once, the connection would break under the sender,
// who then never reads why.
import type { Request, Response } from 'express';

/** How much of a refused request is read on, in bytes. */
const MOST = 100 * 1024 * 1024;

/** Throws away what is still to come of a request that is about to be refused; whoever sends more than 100 MB of it is cut off. */
export function throwAwayRest(request: Request, response: Response): void {
  if (request.complete) return;
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > MOST) request.destroy();
  });
  // Who wants the connection closed after the answer has it closed after the request as well.
  if (!response.shouldKeepAlive) request.on('end', () => request.socket.end());
  response.shouldKeepAlive = true;
}
