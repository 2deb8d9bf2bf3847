import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import type { Observable } from 'rxjs';
import type { Limited } from './limited.decorator';
import { LIMITED } from './limited.decorator';
import { RequestLimits } from './request-limits.service';

/** Counts against the limit of a thing what is about to run: behind the idempotency, before the handler. */
@Injectable()
export class LimitsInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RequestLimits,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const limited = this.reflector.get<Limited[] | undefined>(LIMITED, context.getHandler());
    const http = context.switchToHttp();
    if (limited) await this.limits.take(http.getRequest<Request>(), http.getResponse<Response>(), limited);
    return next.handle();
  }
}
