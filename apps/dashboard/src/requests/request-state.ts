// Where a maintenance request stands and where it may go; the API decides, this only offers no more than that.
import type { Schema } from '@portico/api/client';

export type RequestStatus = Schema<'RequestView'>['status'];

export const requestStatuses = ['open', 'in_progress', 'done', 'declined'] as const satisfies RequestStatus[];

const steps: Record<RequestStatus, readonly RequestStatus[]> = {
  open: ['in_progress', 'done', 'declined'],
  in_progress: ['done', 'declined'],
  done: ['open'],
  declined: ['open'],
};

/** The states that follow, the likeliest first. */
export function stepsFrom(status: RequestStatus): readonly RequestStatus[] {
  return steps[status];
}

/** What the list is narrowed to, in the address. */
export interface RequestSearch {
  search?: string | undefined;
  status?: RequestStatus | undefined;
}

export function requestSearch({ search, status }: Record<string, unknown>): RequestSearch {
  return {
    search: typeof search === 'string' && search !== '' ? search : undefined,
    status: requestStatuses.find((each) => each === status),
  };
}
