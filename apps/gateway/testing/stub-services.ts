// The other services as the gateway's tests know them: stand-ins at the clients, nowhere else.
import { DirectoryClient } from '@portico/clients/directory-client';
import { HomesClient } from '@portico/clients/homes-client';
import { InvitationsClient } from '@portico/clients/invitations-client';
import { PortalClient } from '@portico/clients/portal-client';
import { notFound, Problem, type ProblemCode } from '@portico/contracts/problems';
import type { Tenant } from '@portico/platform/tenant';

type Answer = (...args: never[]) => unknown;

/** One call that the gateway made. */
export interface Call {
  method: string;
  args: unknown[];
}

/** A client whose methods answer what they are told to, else `{}`; every call is noted. */
export interface Stub {
  calls: Call[];
  answers: Record<string, Answer>;
  client: object;
}

function stub(demand: (method: string) => void, answers: Record<string, Answer>): Stub {
  const made: Stub = { calls: [], answers, client: {} };
  made.client = new Proxy(
    {},
    {
      get: (_target, method: string | symbol) => {
        // What containers ask of every object: whether it is a promise, or has a life cycle.
        if (typeof method === 'symbol' || method === 'then' || method.startsWith('on') || method.includes('Shutdown'))
          return undefined;
        return async (...args: unknown[]) => {
          made.calls.push({ method, args });
          demand(method);
          return (made.answers[method] ?? (() => ({})))(...(args as never[]));
        };
      },
    },
  );
  return made;
}

export const firstOrganizationId = '0196aaaa-0000-7000-8000-000000000001';
export const ids = {
  community: '0196aaaa-0000-7000-8000-00000000000a',
  otherCommunity: '0196aaaa-0000-7000-8000-00000000000b',
  thing: '0196aaaa-0000-7000-8000-00000000000c',
  nowhere: '0196aaaa-0000-7000-8000-0000000000ff',
};

/** Both services, with one community of the first organization in which `ids.thing` lies, whatever it is. */
export class StubServices {
  private organizations = 1;
  private refusal: ProblemCode | null = null;
  private readonly demand = (method: string): void => {
    if (this.refusal && !['locate', 'requestOwner', 'firstOrganization'].includes(method))
      throw new Problem(this.refusal);
  };
  /** Where each id lies: organization and community (null: the organization as a whole). */
  readonly places = new Map<string, { organizationId: string; communityId: string | null }>([
    [ids.community, { organizationId: firstOrganizationId, communityId: ids.community }],
    [ids.otherCommunity, { organizationId: firstOrganizationId, communityId: ids.otherCommunity }],
    [ids.thing, { organizationId: firstOrganizationId, communityId: ids.community }],
  ]);
  private readonly locate = (tenant: Tenant, thing: string, id: string) => {
    const place = this.places.get(id);
    if (!place || place.organizationId !== tenant.organizationId) throw notFound(thing);
    return { communityId: place.communityId };
  };
  readonly directory = stub(this.demand, {
    locate: this.locate,
    firstOrganization: (name: string) => ({ id: firstOrganizationId, name }),
    createOrganization: (name: string) => {
      this.organizations += 1;
      return { id: `0196aaaa-0000-7000-8000-00000000${String(this.organizations).padStart(4, '0')}`, name };
    },
    listCommunities: (tenant: Tenant, _query: unknown, wanted: string[] | null) => {
      const known = [...this.places].filter(([id, place]) => id === place.communityId);
      const own = known.filter(
        ([id, place]) => place.organizationId === tenant.organizationId && (wanted?.includes(id) ?? true),
      );
      return { items: own.map(([id]) => ({ id })), nextCursor: null, total: own.length };
    },
    getCommunity: (_tenant: Tenant, id: string) => ({ id, timezone: 'UTC', counts: { residents: 0 } }),
    exportResidents: () => new Response('name\nAda\n'),
    importErrors: () => new Response('row\n2\n'),
    documentFile: () => new Response('A document'),
    homeDocumentFile: () => new Response('A document'),
    requestPhoto: () => new Response('A photo'),
    homeRequestPhoto: () => new Response('A photo'),
    communityLogo: () => new Response('A logo'),
    logo: () => new Response('A logo'),
    requestOwner: (id: string) => ({ residentId: id }),
  });
  readonly invitations = stub(this.demand, {
    locate: this.locate,
    inviteWanted: () => [null],
    sendAccountMail: () => undefined,
    renewLink: () => undefined,
    mailSignInLink: () => undefined,
    noticeAttachment: () => new Response('A file'),
  });

  /** Puts the stand-ins in the place of the clients. */
  readonly overrides = <B extends { overrideProvider(token: unknown): { useValue(value: unknown): B } }>(
    builder: B,
  ): B =>
    builder
      .overrideProvider(DirectoryClient)
      .useValue(this.directory.client)
      .overrideProvider(HomesClient)
      .useValue(this.directory.client)
      .overrideProvider(InvitationsClient)
      .useValue(this.invitations.client)
      .overrideProvider(PortalClient)
      .useValue(this.invitations.client);

  /** From now on every call but the look-ups is refused with this; null: no more. */
  refuseWith(code: ProblemCode | null): void {
    this.refusal = code;
  }

  /** How often a method was called, of either client. */
  count(method: string): number {
    return [...this.directory.calls, ...this.invitations.calls].filter((call) => call.method === method).length;
  }
}

export const adminKey = 'admin-key-of-the-tests-0123456789';
export const admin = { email: 'admin@portico.example', password: 'tall-Okapi-walks-9' };

/** The gateway's settings in tests. */
export function gatewayEnv(databaseUrl: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: '5',
    DIRECTORY_URL: 'http://127.0.0.1:1',
    INVITATIONS_URL: 'http://127.0.0.1:1',
    PUBLIC_URL: 'http://localhost:3000',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    ADMIN_API_KEY: adminKey,
    SESSION_SECRET: 'session-secret-of-the-tests-01234567',
    RATE_LIMIT_FACTOR: '1000',
    ...more,
  };
}
