// A body that cannot be read is told only after the guards: who may not come in at all is told that first.
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Problem } from '@portico/contracts/problems';
import type { NextFunction, Request, Response } from 'express';
import type { Observable } from 'rxjs';
import { problemOf } from './problem-of';
import { keepBytes, sizeLimitOf, takesBytes } from './raw-body';

const MAX_DEPTH = 50;
/** Where @nestjs/swagger's `@ApiConsumes` notes what a handler takes: what is documented is what is enforced. */
const CONSUMES = 'swagger/apiConsumes';
const bodyErrors = new WeakMap<Request, Problem>();

/** Goes right behind the body parsers: notes their refusal and lets the request go on to the guards. */
export function keepBodyError(error: unknown, request: Request, _response: Response, next: NextFunction): void {
  bodyErrors.set(request, problemOf(error));
  next();
}

/** Sees JSON before it is parsed: keeps its bytes, and refuses what is nested deeper than 50. */
export function seeJson(request: object, _response: unknown, body: Buffer): void {
  keepBytes(request, body);
  let depth = 0;
  let inText = false;
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i];
    if (inText && byte === 0x5c) i += 1;
    else if (byte === 0x22) inText = !inText;
    else if (!inText && (byte === 0x7b || byte === 0x5b)) depth += 1;
    else if (!inText && (byte === 0x7d || byte === 0x5d)) depth -= 1;
    if (depth > MAX_DEPTH) throw Object.assign(new Error('The JSON is nested too deeply.'), { status: 400 });
  }
}

/** After the guards, before the handler: too large (413), a type that the handler does not take (415), unreadable (400). */
@Injectable()
export class BodyInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const error = bodyErrors.get(request);
    if (error?.status === 413) throw error;
    const { maxBytes, tooLarge } = sizeLimitOf(context.getHandler());
    if (saidLength(request) > maxBytes) throw new Problem(tooLarge);
    const types = (Reflect.getMetadata(CONSUMES, context.getHandler()) as string[] | undefined) ?? ['application/json'];
    if (hasBody(request) && !request.is(types)) {
      throw new Problem('request.unsupported_type', `This takes ${types.join(' or ')}.`);
    }
    if (error && !takesBytes(context.getHandler())) throw error;
    return next.handle();
  }
}

function hasBody(request: Request): boolean {
  return request.headers['transfer-encoding'] !== undefined || saidLength(request) > 0;
}

/** What the request says of its length, in bytes. */
function saidLength(request: Request): number {
  return Number(request.headers['content-length'] ?? 0);
}
