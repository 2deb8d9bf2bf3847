// The two places where a request is counted: everybody's, before anything else, and that of one thing.
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { rateLimitHeaders } from './limit';
import type { Count } from './limit';
import type { Limited } from './limited.decorator';
import { LimitsService, tooMany } from './limits.service';

const countsOf = new WeakMap<Request, Count[]>();

@Injectable()
export class RequestLimits {
  constructor(private readonly limits: LimitsService) {}

  /** Counts the request with all others of the same session, key or address. */
  async general(request: Request, response: Response, by: string): Promise<void> {
    const count = await this.limits.take('general', by);
    show(request, response, count);
    if (count.used > count.quota) throw tooMany(count);
  }

  /**
   * Refuses what is over the limit of its thing already; counts nothing yet. A repeat by `Idempotency-Key` may pass: it gets the
   * first answer, and only what really runs is counted (`take`).
   */
  async look(request: Request, response: Response, limited: readonly Limited[]): Promise<void> {
    for (const { name, by } of limited) {
      const thing = by(request);
      if (thing === undefined) continue;
      const count = await this.limits.peek(name, thing);
      show(request, response, count);
      if (count.used >= count.quota && request.header('idempotency-key') === undefined) throw tooMany(count);
    }
  }

  /** Counts a request that is about to run. */
  async take(request: Request, response: Response, limited: readonly Limited[]): Promise<void> {
    for (const { name, by, counts } of limited) {
      const thing = by(request);
      if (thing === undefined || counts === 'failures') continue;
      const count = await this.limits.take(name, thing);
      show(request, response, count);
      if (count.used > count.quota) throw tooMany(count);
    }
  }
}

function show(request: Request, response: Response, count: Count): void {
  const counts = [...(countsOf.get(request) ?? []).filter((other) => other.name !== count.name), count];
  countsOf.set(request, counts);
  const { policy, standing } = rateLimitHeaders(counts);
  response.set({ 'RateLimit-Policy': policy, RateLimit: standing });
}
