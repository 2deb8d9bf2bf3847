import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import { wrongField } from '@portico/contracts/problems';
import type { Request } from 'express';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { portalCallerOf, staffCallerOf } from '../access/caller.decorators';
import { takesIdempotencyKey } from '../access/policy';
import { policyOf } from '../access/policy.check';
import { isOperations } from '../access/policy.check';
import { GatewayConfig } from '../config';
import { countedAddress } from '../limits/client-address';
import { uploadOf } from '../bodies/upload.decorators';
import { IdempotencyService, type Repeatable } from './idempotency.service';
import { printOf } from './print';

const HEADER = 'Idempotency-Key';

/** Honours `Idempotency-Key` on every POST that creates or sends: kept 24 h for an organization (or an account) and a route, successes only. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: IdempotencyService,
    private readonly config: GatewayConfig,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const key = request.header(HEADER);
    if (key === undefined || isOperations(context.getClass())) return next.handle();
    if (!takesIdempotencyKey(policyOf(context.getClass(), context.getHandler()), request.method)) return next.handle();
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
      throw wrongField(HEADER, 'field.length', `${HEADER} must have 1 to 255 visible ASCII characters.`);
    }
    return defer(() => this.idempotency.once(this.repeatable(request, key), () => lastValueFrom(next.handle())));
  }

  private repeatable(request: Request, key: string): Repeatable {
    const namespace = namespaceOf(request);
    const body = uploadOf(request)?.print ?? (request.body as unknown);
    return { namespace, route: request.path, key, print: printOf(this.config.sessionSecret, [body, request.query]) };
  }
}

/** Among whose keys a key is looked for. */
function namespaceOf(request: Request): string {
  const account = portalCallerOf(request)?.me.account.id;
  return (
    staffCallerOf(request)?.organizationId ?? (account ? `account:${account}` : `address:${countedAddress(request.ip)}`)
  );
}
