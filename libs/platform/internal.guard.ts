// Our services accept only each other, by a credential and not by place. What a handler does not allow is denied.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable, SetMetadata } from '@nestjs/common';
import type { CanActivate, ExecutionContext, FactoryProvider } from '@nestjs/common';
import { APP_GUARD, Reflector } from '@nestjs/core';
import { Problem } from '@portico/contracts/problems';
import type { Request } from 'express';
import { loadConfig, ServiceConfig } from './config';

export const SERVICE_HEADER = 'x-portico-service';
const CALLERS = 'portico:callers';
const PUBLIC = 'portico:public';

/** What a service shows when it calls another: its name and an HMAC-SHA256 of it. */
export function credentialFor(secret: string, caller: string): string {
  return `${caller}.${createHmac('sha256', secret).update(caller).digest('base64url')}`;
}

/** Names the services that may call a controller or a method; the method's list replaces the controller's. */
export const AllowCallers = (...callers: string[]): MethodDecorator & ClassDecorator => SetMetadata(CALLERS, callers);

/** Opens a controller or a method to anyone: health and metrics. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** Lets in whom `@AllowCallers` names: else 401 `internal.unauthorized` without a good credential, 403 `internal.forbidden` with one. */
@Injectable()
export class InternalGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly secret: string,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places)) return true;
    const caller = callerOf(this.secret, context.switchToHttp().getRequest<Request>().header(SERVICE_HEADER));
    const allowed = this.reflector.getAllAndOverride<string[] | undefined>(CALLERS, places) ?? [];
    if (!allowed.includes(caller)) throw new Problem('internal.forbidden');
    return true;
  }
}

/** Puts the guard before every route of a service: goes into the providers of its root module. Reads INTERNAL_SECRET. */
export const internalGuardProvider: FactoryProvider<InternalGuard> = {
  provide: APP_GUARD,
  useFactory: (reflector: Reflector) => new InternalGuard(reflector, loadConfig(ServiceConfig).internalSecret),
  inject: [Reflector],
};

function callerOf(secret: string, credential: string | undefined): string {
  const caller = credential?.split('.')[0] ?? '';
  const expected = Buffer.from(credentialFor(secret, caller));
  const given = Buffer.from(credential ?? '');
  if (!caller || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Problem('internal.unauthorized');
  }
  return caller;
}
