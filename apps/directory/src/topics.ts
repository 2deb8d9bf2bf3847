// Every topic of the outbox with its payload: who remembers and who handles it both go by this list.
import type { ImportResidents } from '@portico/contracts/queues';
import { outboxOf, payload, type HandlersOf } from '@portico/platform/outbox';
import type { Tenant } from '@portico/platform/tenant';

/** On whose behalf, and about whom. */
export interface News {
  tenant: Tenant;
  residentIds: readonly string[];
}

export const topics = {
  /** An import waits for its worker. */
  'import.due': payload<ImportResidents>(),
  /** The organization or the community whose switch was touched. */
  'mail.switched': payload<{ tenant: Tenant; placeId: string }>(),
  /** People were added with the wish to invite them. */
  'invitation.wanted': payload<News>(),
  /** People changed in a way that matters to an invitation. */
  'resident.changed': payload<News>(),
};
export const { remember, rememberAll } = outboxOf(topics);
export type Handlers = HandlersOf<typeof topics>;
