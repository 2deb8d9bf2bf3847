import type { DirectoryClient } from '@portico/clients/directory-client';
import type { CommunityBody } from '@portico/contracts/communities';
import type { ImportBody, ImportView } from '@portico/contracts/imports';
import type { ResidentView } from '@portico/contracts/residents';
import type { Tenant } from '@portico/platform/tenant';
import { eventually } from '@portico/testing/eventually';
import { temporaryFile } from '@portico/testing/temporary-file';
import { AppModule } from '../src/app.module';
import { communityWith, startDirectory } from './directory';
import type { DirectoryRig } from './directory';

/** The directory service with somewhere to import into: for each test an empty community of a new organization. */
export class ImportsRig {
  tenant: Tenant;
  community: string;
  private service: DirectoryRig;

  get app() {
    return this.service.app;
  }
  get db() {
    return this.service.db;
  }
  get directory() {
    return this.service.directory;
  }
  get heard() {
    return this.service.heard;
  }

  async start(): Promise<void> {
    this.service = await startDirectory(AppModule);
    this.app.app.useLogger(false);
  }

  async openNew(): Promise<void> {
    await this.service.quiet();
    this.tenant = await this.newTenant();
    await this.openCommunity();
  }

  newTenant(): Promise<Tenant> {
    return this.service.tenant();
  }

  /** From here on imports go into another community, as empty. */
  async openCommunity(settings: Partial<CommunityBody> = {}): Promise<void> {
    this.community = (await communityWith(this.directory, this.tenant, [], settings)).id;
  }

  upload(csv: string | Uint8Array, options?: ImportBody): Promise<string> {
    return upload(this.directory, this.tenant, this.community, csv, options);
  }

  end(id: string): Promise<ImportView> {
    return importEnd(this.directory, this.tenant, id);
  }

  /** Uploads a CSV and waits until it is imported. */
  async run(csv: string | Uint8Array, options?: ImportBody): Promise<ImportView> {
    return this.end(await this.upload(csv, options));
  }

  /** The first 200, oldest first. */
  async residents(): Promise<ResidentView[]> {
    return (await this.directory.listResidents(this.tenant, this.community, { limit: 200, sort: 'createdAt' })).items;
  }

  /** The same in short: home, kind, name, email. */
  async people(): Promise<(string | null)[][]> {
    const nameOf = (it: ResidentView) => `${it.firstName} ${it.lastName}`.trim();
    return (await this.residents()).map((it) => [it.propertyName, it.kind, nameOf(it), it.email]);
  }

  close(): Promise<void> {
    return this.service.close();
  }
}

/** The rig of a spec, started and closed with it. */
export function startImports(): ImportsRig {
  const rig = new ImportsRig();
  beforeAll(() => rig.start());
  beforeEach(() => rig.openNew());
  afterAll(() => rig.close());
  return rig;
}

/** Uploads a CSV to directory, as the gateway does. */
export async function upload(
  directory: DirectoryClient,
  tenant: Tenant,
  communityId: string,
  csv: string | Uint8Array,
  body: ImportBody = {},
): Promise<string> {
  const { id } = await directory.startImport(tenant, communityId, await temporaryFile('residents.csv', csv), body);
  return id;
}

/** Waits until an import is over. */
export function importEnd(
  directory: DirectoryClient,
  tenant: Tenant,
  id: string,
  timeoutMs = 50_000,
): Promise<ImportView> {
  return eventually(
    async () => {
      const view = await directory.getImport(tenant, id);
      if (view.finishedAt === null)
        throw new Error(`The import is ${view.status} at record ${view.rows} of ${view.rowsTotal}.`);
      return view;
    },
    { timeoutMs },
  );
}

/** What an import counted. */
export function figuresOf({ status, rows, created, updated, skipped, failed }: ImportView): object {
  return { status, rows, created, updated, skipped, failed };
}

/** Its errors without their sentences: row, field, code. */
export function codesOf(view: ImportView): [row: number, field: string | null, code: string][] {
  return view.errors.map(({ row, field, code }) => [row, field, code]);
}
