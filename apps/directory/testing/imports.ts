import type { DirectoryClient } from '@portico/clients/directory-client';
import type { ImportBody, ImportView } from '@portico/contracts/imports';
import type { Tenant } from '@portico/platform/tenant';
import { eventually } from '@portico/testing/eventually';
import { temporaryFile } from '@portico/testing/temporary-file';

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
