import type { DynamicModule, Type } from '@nestjs/common';
import { DirectoryClient } from '@portico/clients/directory-client';
import { HomesClient } from '@portico/clients/homes-client';
import { InvitationsClient } from '@portico/clients/invitations-client';
import type { CommunityBody } from '@portico/contracts/communities';
import { Problem } from '@portico/contracts/problems';
import type { NewResidentBody, ResidentView } from '@portico/contracts/residents';
import type { MailSwitch } from '@portico/contracts/mail-switches';
import type { ResidentChange, Standing } from '@portico/contracts/standings';
import { newId } from '@portico/platform/ids';
import { ServiceClient } from '@portico/platform/service-client';
import type { Tenant } from '@portico/platform/tenant';
import { DataSource } from 'typeorm';
import { INTERNAL_SECRET, startApp } from '@portico/testing/app';
import type { TestApp } from '@portico/testing/app';
import { freshDatabase } from '@portico/testing/database';
import { eventually } from '@portico/testing/eventually';

/** Stands in for the invitations service at its client: notes what directory tells it. */
export class HeardByInvitations {
  /** What was told before it was committed, and after. */
  readonly changes: ResidentChange[] = [];
  readonly committed: ResidentChange[] = [];
  readonly wanted: string[] = [];
  readonly switches: MailSwitch[] = [];
  /** The service does not answer. */
  down = false;
  /** Runs while directory waits for the answer. */
  meanwhile: () => Promise<void> = async () => undefined;

  async residentsChanged(_: Tenant, body: { changes: ResidentChange[] }): Promise<void> {
    if (this.down) throw new Problem('service.unavailable');
    this.changes.push(...body.changes);
    await this.meanwhile();
  }

  async changesCommitted(_: Tenant, body: { changes: ResidentChange[] }): Promise<void> {
    if (this.down) throw new Problem('service.unavailable');
    this.committed.push(...body.changes);
  }

  async switchMail(_: Tenant, body: MailSwitch): Promise<void> {
    if (this.down) throw new Problem('service.unavailable');
    this.switches.push({ ...body });
  }

  async inviteWanted(_: Tenant, body: { residentIds: string[] }): Promise<null[]> {
    if (this.down) throw new Problem('service.unavailable');
    this.wanted.push(...body.residentIds);
    return body.residentIds.map(() => null);
  }
}

export interface DirectoryRig {
  app: TestApp;
  db: DataSource;
  /** The service over real HTTP, as the gateway calls it. */
  directory: DirectoryClient;
  /** The same for what the portal shows. */
  homes: HomesClient;
  /** The same as invitations calls it. */
  asInvitations: DirectoryClient;
  heard: HeardByInvitations;
  /** A new organization. */
  tenant(): Promise<Tenant>;
  /** Waits until everything noted in the outbox is carried out. */
  settled(): Promise<void>;
  /** The same, then forgets what was heard; invitations answers again. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

/** The directory service on a database of its own. `rootModule` is its AppModule. */
export async function startDirectory(
  rootModule: Type<unknown> | DynamicModule,
  env: Record<string, string> = {},
): Promise<DirectoryRig> {
  const database = await freshDatabase();
  const heard = new HeardByInvitations();
  const app = await startApp(
    rootModule,
    { DATABASE_URL: database.url, INVITATIONS_URL: 'http://127.0.0.1:9', ...env },
    { overrides: (builder) => builder.overrideProvider(InvitationsClient).useValue(heard) },
  );
  const callsOf = (caller: string) => new ServiceClient({ baseUrl: app.url, caller, secret: INTERNAL_SECRET });
  const directory = new DirectoryClient(callsOf('gateway'));
  const settled = (): Promise<void> => eventually(() => nothingIn(app.get(DataSource)));
  return {
    app,
    directory,
    homes: new HomesClient(callsOf('gateway')),
    heard,
    db: app.get(DataSource),
    asInvitations: new DirectoryClient(callsOf('invitations')),
    tenant: async () => tenantOf((await directory.createOrganization('Acme Management')).id),
    settled,
    quiet: async () => {
      heard.down = false;
      heard.meanwhile = async () => undefined;
      await settled();
      heard.changes.length = 0;
      heard.committed.length = 0;
      heard.wanted.length = 0;
      heard.switches.length = 0;
    },
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

async function nothingIn(db: DataSource): Promise<void> {
  if ((await db.query<unknown[]>('SELECT FROM outbox')).length > 0) throw new Error('The outbox is not empty.');
}

/** Somebody of the staff of an organization. */
export function tenantOf(organizationId: string): Tenant {
  return { organizationId, actor: { kind: 'user', id: newId(), name: 'Sam Staff' } };
}

/** A community with one property for each name; answers the ids. */
export async function communityWith(
  directory: DirectoryClient,
  tenant: Tenant,
  homes: readonly string[],
  settings: Partial<CommunityBody> = {},
): Promise<{ id: string; homes: string[] }> {
  const { id } = await directory.createCommunity(tenant, { name: 'Maple Court', ...settings });
  const properties = await Promise.all(homes.map((name) => directory.createProperty(tenant, id, { name })));
  return { id, homes: properties.map((property) => property.id) };
}

/** A resident with what a test does not care about filled in; nobody is invited. */
export function addResident(
  directory: DirectoryClient,
  tenant: Tenant,
  communityId: string,
  resident: Partial<NewResidentBody> & { propertyId: string },
): Promise<ResidentView> {
  const rest = { kind: 'owner', firstName: 'Ada', lastName: 'Lovelace', sendInvitation: false } as const;
  return directory.createResident(tenant, communityId, { ...rest, ...resident });
}

/** Where a resident stands, as invitations tells it: invited yesterday, six days left, unless said otherwise. */
export function standingOf(residentId: string, standing: Partial<Standing> = {}): Standing {
  return {
    residentId,
    version: 1,
    portalStatus: 'invited',
    invitationId: newId(),
    invitationOpen: true,
    invitedAt: new Date(Date.now() - 86_400_000).toISOString(),
    linkExpiresAt: new Date(Date.now() + 6 * 86_400_000).toISOString(),
    deliveryStatus: 'sent',
    ...standing,
  };
}
