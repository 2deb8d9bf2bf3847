import type { Schema } from '@portico/api/client';

/** A person's whole name, or a company's. */
export function nameOf({ firstName, lastName }: Pick<Schema<'ResidentView'>, 'firstName' | 'lastName'>): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}
