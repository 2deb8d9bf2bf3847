import { QueryFailedError } from 'typeorm';

/** What PostgreSQL says of a query that failed: its SQLSTATE, and the constraint that refused; nothing for any other error. */
export function sqlErrorOf(error: unknown): { code?: string; constraint?: string } {
  return error instanceof QueryFailedError ? (error.driverError as { code?: string; constraint?: string }) : {};
}
