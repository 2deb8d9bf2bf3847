// What a maintenance request may become. Everything that moves one reads this table.
import type { RequestStatus } from '@portico/contracts/requests';

const transitions = {
  open: ['in_progress', 'done', 'declined'],
  in_progress: ['done', 'declined'],
  done: ['open'], // reopens
  declined: ['open'], // reopens
} as const satisfies Record<RequestStatus, readonly RequestStatus[]>;

const table: Record<RequestStatus, readonly RequestStatus[]> = transitions;

/** The states from which a request may get into this one. */
export function statesBefore(status: RequestStatus): RequestStatus[] {
  return (Object.keys(table) as RequestStatus[]).filter((from) => table[from].includes(status));
}
