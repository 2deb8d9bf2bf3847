import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Scope } from '@portico/contracts/staff';
import type { HomeIn, Policy, Reach } from './policy';

export const POLICY = 'gateway:policy';
/** Where the policy travels into the OpenAPI document, whose maker takes it out again. */
export const POLICY_EXTENSION = 'x-policy';

/** Open to anyone: what it needs to know is in the request. */
export const Anyone = (): MethodDecorator => policy({ who: 'anyone', page: false, sends: false });

/** Open to anyone, and it sends a mail: takes an `Idempotency-Key`. */
export const AnyoneSends = (): MethodDecorator => policy({ who: 'anyone', page: false, sends: true });

/** A page for people: open to anyone, and whatever else stands in its address is passed over. */
export const Page = (): MethodDecorator => policy({ who: 'anyone', page: true, sends: false });

/** A mail provider, which proves itself by what it signs: invitations looks at that. Whoever proves nothing is counted, nobody else. */
export const Providers = (): MethodDecorator => policy({ who: 'provider' });

/** Residents, by their own session; with `home` only for one of their own homes that is active, else it is a 404. */
export const Residents = (home: HomeIn | null = null): MethodDecorator => policy({ who: 'resident', home });

/** Staff with a session; an API key is nobody here. */
export const Users = (): MethodDecorator => policy({ who: 'user' });

/** ADMIN_API_KEY alone. */
export const Installation = (): MethodDecorator => policy({ who: 'installation' });

/** Staff and API keys that have one of these scopes, and reach so far. */
export const Staff = (scopes: Scope | readonly Scope[], reach: Reach): MethodDecorator =>
  policy({ who: 'staff', scopes: typeof scopes === 'string' ? [scopes] : scopes, reach });

function policy(value: Policy): MethodDecorator {
  return applyDecorators(SetMetadata(POLICY, value), ApiExtension(POLICY_EXTENSION, value));
}
