// What attachments ask of the folder further out, messages. Declared here by who needs it, provided there, in a global module.
import type { Tenant } from '@portico/platform/tenant';
import type { EntityManager } from 'typeorm';

/** Provide it under this token: `{ provide: MESSAGE_EDITOR, useClass: … }`. */
export const MESSAGE_EDITOR = Symbol('MessageEditor');

/** A file that comes or goes is an edit of its message. */
export interface MessageEditor {
  /**
   * Locks the message within `tx` and moves it back to draft, as any edit does.
   *
   * @throws Problem `resource.not_found` for one that is unknown or of another organization, `message.wrong_state` where it cannot be edited.
   */
  edit(tx: EntityManager, tenant: Tenant, messageId: string): Promise<void>;
}
