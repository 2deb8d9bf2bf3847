// How an import stands, for the eye.
import type { Schema } from '@portico/api/client';

type Import = Pick<Schema<'ImportView'>, 'status' | 'rows' | 'rowsTotal' | 'created' | 'updated'>;

export function isOver({ status }: Pick<Import, 'status'>): boolean {
  return status === 'done' || status === 'failed';
}

/** 0 to 100; null while it is not known how many rows there are. */
export function percentOf({ status, rows, rowsTotal }: Import): number | null {
  if (status === 'done') return 100;
  return rowsTotal ? Math.floor((rows / rowsTotal) * 100) : null;
}

/** How many people an import changes or would change. */
export function changesOf({ created, updated }: Import): number {
  return created + updated;
}
