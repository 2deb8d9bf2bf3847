import { Readable } from 'node:stream';
import type { DirectoryClient, ImportOptions } from '@portico/clients/directory-client';
import type { ImportView } from '@portico/contracts/imports';
import type { Tenant } from '@portico/platform/tenant';
import { eventually } from '@portico/testing/eventually';

/** Uploads a CSV to directory, as the gateway does. */
export async function upload(
  directory: DirectoryClient,
  tenant: Tenant,
  communityId: string,
  csv: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<string> {
  const defaults = { filename: 'residents.csv', dryRun: false, sendInvitations: false };
  const bytes = Readable.from([Buffer.from(csv)], { objectMode: false });
  const { id } = await directory.startImport(tenant, communityId, bytes, { ...defaults, ...options });
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

/** Uploads a CSV and waits until it is imported. */
export async function importCsv(...args: Parameters<typeof upload>): Promise<ImportView> {
  const [directory, tenant] = args;
  return importEnd(directory, tenant, await upload(...args));
}

/** What an import counted. */
export function figuresOf({ status, rows, created, updated, skipped, failed }: ImportView): object {
  return { status, rows, created, updated, skipped, failed };
}

/** Its errors without their sentences: row, field, code. */
export function codesOf(view: ImportView): [row: number, field: string | null, code: string][] {
  return view.errors.map(({ row, field, code }) => [row, field, code]);
}
