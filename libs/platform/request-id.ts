// One id follows a request through all services and logs; it travels in `x-request-id` and, within a process, beside the call.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { NextFunction, Request, Response } from 'express';
import { newId } from './ids';

export const REQUEST_ID_HEADER = 'x-request-id';
const current = new AsyncLocalStorage<string>();

/** The id of the request being answered, or undefined in background work. */
export function currentRequestId(): string | undefined {
  return current.getStore();
}

/** Takes over a well-formed id of the caller or makes one, and says it in the answer. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.header(REQUEST_ID_HEADER);
  const id = given && /^[\w.-]{1,64}$/.test(given) ? given : newId();
  response.setHeader(REQUEST_ID_HEADER, id);
  current.run(id, next);
}
