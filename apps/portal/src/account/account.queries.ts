import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '@portico/api/client';
import type { Schema } from '@portico/api/client';
import { api } from '../app/api';

export type Ledger = Schema<'LedgerView'>;
export type LedgerEntry = Schema<'LedgerEntryView'>;

/** What is owed for a home, as the management system said it last. */
export const ledgerQuery = (residentId: string) =>
  queryOptions({
    queryKey: ['ledger', residentId],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/v1/portal/profiles/{residentId}/ledger', { params: { path: { residentId } }, signal })),
  });
