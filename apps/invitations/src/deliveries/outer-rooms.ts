// What deliveries asks of the folder further out, messages. Declared here by who needs it, provided there, in a global module.

/** Provide it under this token: `{ provide: MESSAGE_FINISHER, useClass: … }`. */
export const MESSAGE_FINISHER = Symbol('MessageFinisher');

/** Ends messages that have nothing left to do, and lets those pause themselves that go wrong. */
export interface MessageFinisher {
  /**
   * Called after commits that brought mails of these messages to an end, by a report or by what came back later, and from time to
   * time by the reconciler. Must look again (nobody left in prepared, sending, deferred), move by compare-and-set, and bear a repetition.
   */
  finish(messageIds: string[]): Promise<void>;
}

/** Provide it under this token: `{ provide: ATTACHMENT_STORE, useClass: … }`. */
export const ATTACHMENT_STORE = Symbol('AttachmentStore');

/** The bytes of the attachments that content versions name. */
export interface AttachmentStore {
  /** @returns null where there is no such attachment (any more). */
  read(attachmentId: string): Promise<Uint8Array | null>;
}
