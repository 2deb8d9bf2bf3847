import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';
import { formBody } from '../ui/form-body';

export type LedgerImport = Schema<'LedgerImportView'>;

export interface LedgerFile {
  file: File;
  /** Of the rows that name none. */
  currency: string;
}

/** Imports account figures; it is over when it is answered. */
export function importLedgers(communityId: string, { file, currency }: LedgerFile): Promise<LedgerImport> {
  // The file last: what describes it is read before its bytes.
  const form = formBody<Schema<'LedgerImportForm'>>({ currency, file });
  const params = { path: { id: communityId } };
  return bodyOf(api.POST('/api/v1/communities/{id}/ledger-imports', { params, ...form }));
}
