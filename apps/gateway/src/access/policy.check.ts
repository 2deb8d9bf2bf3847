// A route that forgot its policy must not come into being: the start fails and names it.
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { POLICY } from './policy.decorators';
import { thingOf } from './policy';
import type { HomeIn, Policy } from './policy';

/** Nest's own notes on controllers and their methods. */
const PATH = 'path';
/** What the platform adds to every service for those who operate it. */
const OPERATIONS = ['health', 'metrics'];

/** A method of a controller. */
type Handler = object & { name: string };

/** The policy of a handler. @throws Error where it has none. */
export function policyOf(controller: Type<unknown>, handler: Handler): Policy {
  const policy = Reflect.getMetadata(POLICY, handler) as Policy | undefined;
  if (!policy)
    throw new Error(`${controller.name}.${handler.name} has no policy: say with a decorator who may use it.`);
  return policy;
}

/** Health and metrics: for whoever runs the installation, without a limit. */
export function isOperations(controller: Type<unknown>): boolean {
  return OPERATIONS.includes(Reflect.getMetadata(PATH, controller) as string);
}

@Injectable()
export class PolicyCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  /** @throws Error that names the first route without a policy, or with an id in its path that nobody looks up. */
  onApplicationBootstrap(): void {
    for (const { instance, metatype } of this.discovery.getControllers()) {
      const controller = metatype as Type<unknown>;
      if (!instance || isOperations(controller)) continue;
      const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
      for (const method of this.scanner.getAllMethodNames(prototype))
        checkRoute(controller, prototype[method] as Handler);
    }
  }
}

function checkRoute(controller: Type<unknown>, handler: Handler): void {
  const own = Reflect.getMetadata(PATH, handler) as string | undefined;
  if (own === undefined) return;
  const path = `${String(Reflect.getMetadata(PATH, controller))}/${own}`;
  const policy = policyOf(controller, handler);
  if (path.includes(':id') !== (thingOf(policy) !== null)) {
    throw new Error(`${controller.name}.${handler.name}: its policy and the id in its path do not agree.`);
  }
  if (policy.who === 'resident' && policy.home !== 'query' && policy.home !== homeIn(path)) {
    throw new Error(`${controller.name}.${handler.name}: its policy and the home in its path do not agree.`);
  }
}

function homeIn(path: string): HomeIn | null {
  if (path.includes(':residentId')) return 'path';
  return path.includes(':requestId') ? 'request' : null;
}
