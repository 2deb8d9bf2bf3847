// Every queue: its name, its payload, and (in the comment) its one consumer. A job carries ids only; the rows know the rest.

/** `deliver` → mailer: one batch of deliveries. Whom of it to mail now, the gate decides when the job runs. */
export interface DeliverBatch {
  batchId: string;
}

/** `generate-message` → invitations: renders a message for review. `revision`: an edit since then makes the job void. */
export interface GenerateMessage {
  messageId: string;
  organizationId: string;
  revision: number;
}

/** `import-residents` → directory: reads an uploaded file. */
export interface ImportResidents {
  importId: string;
}

/** `call-webhook` → invitations: one call of one webhook. */
export interface CallWebhook {
  callId: string;
}
