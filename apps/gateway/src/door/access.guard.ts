// The door. In this order, the first that applies: 429 for everybody's limit, 401, 403, 404, 403 of a community, 429 of a thing.
// What is wrong with the request itself (413, 415, 400, 422) is told only to those who get past here.
import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { notFound, Problem } from '@portico/contracts/problems';
import type { Request, Response } from 'express';
import { GatewayConfig } from '../config';
import { countedAddress } from '../limits/client-address';
import { LIMITED } from '../limits/limited.decorator';
import type { Limited } from '../limits/limited.decorator';
import { RequestLimits } from '../limits/request-limits.service';
import { mayDo, reaches } from '../access/caller';
import type { StaffCaller } from '../access/caller';
import type { PortalCaller } from '../access/caller.decorators';
import { rememberCaller, rememberHome, tenantOf } from '../access/caller.decorators';
import { IdentityService } from './identity.service';
import type { Identity } from './identity.service';
import { provenanceOf } from './own-origin';
import { PlacesService } from './places.service';
import { isForOperator, isId, thingOf } from '../access/policy';
import type { HomeIn, Policy } from '../access/policy';
import { isOperations, policyOf } from '../access/policy.check';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identity: IdentityService,
    private readonly places: PlacesService,
    private readonly limits: RequestLimits,
    private readonly config: GatewayConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (isOperations(context.getClass())) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const policy = policyOf(context.getClass(), context.getHandler());
    const identity = await this.identify(policy, request);
    if (policy.who !== 'provider') {
      await this.limits.general(request, response, identity.countedBy ?? `address:${countedAddress(request.ip)}`);
    }
    this.demand(policy, identity, request);
    if (isForOperator(policy)) await this.places.demandOperator(tenantOf(identity.caller as StaffCaller));
    await this.demandPlace(policy, identity, request);
    await this.demandHome(policy, identity, request);
    const limited = this.reflector.get<Limited[] | undefined>(LIMITED, context.getHandler());
    if (limited) await this.limits.look(request, response, limited);
    return true;
  }

  private identify(policy: Policy, request: Request): Promise<Identity> {
    if (policy.who === 'anyone' || policy.who === 'provider')
      return Promise.resolve({ caller: null, byCookie: false, countedBy: null });
    return policy.who === 'resident' ? this.identity.resident(request) : this.identity.staff(request);
  }

  /** 401, then 403 for a request that a foreign page may have caused, then 403 for what is not allowed to the caller. */
  private demand(policy: Policy, { caller, byCookie }: Identity, request: Request): void {
    if (policy.who === 'provider') return;
    if (policy.who === 'anyone') return this.demandOrigin(request, false);
    if (!caller) throw new Problem('auth.required');
    rememberCaller(request, caller);
    if (byCookie) this.demandOrigin(request, true);
    if ('me' in caller) return;
    const allowed =
      policy.who === 'user'
        ? caller.kind === 'user'
        : policy.who === 'installation'
          ? caller.installation
          : policy.who === 'staff' && mayDo(caller, policy.scopes);
    if (!allowed) throw new Problem('auth.forbidden');
    const isWhole = policy.who === 'staff' && (policy.reach === 'organization' || isForOperator(policy));
    if (isWhole && caller.communityIds) throw new Problem('auth.forbidden');
  }

  /** `byCookie`: the browser must say that the page is ours. Else it is enough that it does not say the contrary. */
  private demandOrigin(request: Request, byCookie: boolean): void {
    if (SAFE.includes(request.method)) return;
    const said = {
      origin: request.header('origin'),
      secFetchSite: request.header('sec-fetch-site'),
      addressed: `${request.protocol}://${request.header('host') ?? ''}`,
    };
    const provenance = provenanceOf(said, this.config.publicUrl);
    if (provenance === 'foreign' || (byCookie && provenance === 'unknown')) throw new Problem('auth.csrf');
  }

  /** 404 for an id that is none, unknown or another organization's; then 403 for a community that is not the caller's. */
  private async demandPlace(policy: Policy, { caller }: Identity, request: Request): Promise<void> {
    const params = Object.entries(request.params as Record<string, string>);
    if (params.some(([name, id]) => isId(name) && !UUID.test(id))) throw notFound('thing');
    const thing = thingOf(policy);
    if (!thing) return;
    const staff = caller as StaffCaller;
    const communityId = await this.places.communityOf(tenantOf(staff), thing, request.params['id'] as string);
    if (!reaches(staff, communityId)) throw new Problem('community.forbidden');
  }

  /** 404 for a home that is not the resident's, or where their access is switched off. */
  private async demandHome(policy: Policy, { caller }: Identity, request: Request): Promise<void> {
    if (policy.who !== 'resident' || policy.home === null) return;
    const residentId = await this.homeOf(policy.home, request);
    // One that is missing or no id is a wrong parameter, which the handler's class refuses.
    if (residentId === undefined) return;
    const { profiles } = (caller as PortalCaller).me;
    const own = profiles.find((home) => home.residentId === residentId && home.portalStatus === 'active');
    if (!own) throw notFound(policy.home === 'request' ? 'request' : 'profile');
    rememberHome(request, own.residentId);
  }

  private async homeOf(home: HomeIn, { params, query }: Request): Promise<string | null | undefined> {
    if (home === 'path') return (params['residentId'] as string).toLowerCase();
    if (home === 'request') return this.places.residentOf(params['requestId'] as string);
    const { profile } = query;
    return typeof profile === 'string' && UUID.test(profile) ? profile.toLowerCase() : undefined;
  }
}
