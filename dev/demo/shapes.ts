// What the demo reads of the public API's answers. Written down anew, from the API's description: the demo is a stranger to the code.

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number;
}

export interface Community {
  id: string;
  name: string;
  counts: { properties: number; residents: number; pending: number; withoutEmail: number };
}

export interface ImportReport {
  status: 'queued' | 'running' | 'done' | 'failed';
  rows: number;
  rowsTotal?: number | null;
  created: number;
  updated: number;
  skipped: number;
  failed: number;
  errors: { row: number; field: string | null; code: string; message: string }[];
  failure?: string | null;
}

export interface Resident {
  id: string;
  propertyName: string;
  kind: string;
  firstName: string;
  lastName: string;
  email: string | null;
  portalStatus: string;
  invitation: { deliveryStatus: string | null; expiresAt: string | null } | null;
}

export type MessageCounts = Record<
  'recipients' | 'excluded' | (typeof finalStates)[number] | (typeof openStates)[number],
  number
>;

/** The states of a delivery that end it, as far as this installation is concerned. */
export const finalStates = [
  'sent',
  'delivered',
  'failed',
  'bounced',
  'complained',
  'suppressed',
  'cancelled',
  'skipped',
] as const;

/** The states in which a mail is still to come. */
export const openStates = ['queued', 'sending', 'deferred'] as const;

export interface Message {
  id: string;
  purpose: string;
  status: string;
  counts: MessageCounts;
  startedAt: string | null;
  generationError?: string | null;
}

export interface Recipient {
  residentId: string;
  name: string;
  email: string | null;
  propertyName: string;
  problem: string | null;
  delivery: { status: string; reason?: string | null } | null;
}

/** The full name of a resident; a company has only a last one. */
export function nameOf(resident: { firstName: string; lastName: string }): string {
  return `${resident.firstName} ${resident.lastName}`.trim();
}
