// How large what is sent to us may be. The gateway refuses by these, and the service behind it by the same.
import type { ProblemCode } from './problems';

/** How large a body may be, and the refusal of a larger one: a 413. */
export interface SizeLimit {
  maxBytes: number;
  tooLarge: ProblemCode;
}

/** JSON, and what a page's form sends. */
export const jsonLimit: SizeLimit = { maxBytes: 5 * 1024 * 1024, tooLarge: 'request.too_large' };

/** A form of a few short fields. */
export const fieldsLimit: SizeLimit = { maxBytes: 10_000, tooLarge: 'request.too_large' };

/** The files of one message: so many, and so many bytes in all. */
export const attachmentLimit: SizeLimit & { maxFiles: number } = {
  maxFiles: 20,
  maxBytes: 10 * 1024 * 1024,
  tooLarge: 'attachment.too_large',
};

/** The CSV of an import, so many data records, and the characters of the JSON that maps its headers. */
export const importLimit: SizeLimit & { maxRecords: number; maxMapping: number } = {
  maxBytes: 50_000_000,
  maxRecords: 200_000,
  maxMapping: 10_000,
  tooLarge: 'import.too_large',
};

/** A bounce returns the whole mail, and ours have up to 10 MB of attachments, a third more in base64. */
export const reportLimit: SizeLimit = { maxBytes: 25 * 1024 * 1024, tooLarge: 'request.too_large' };

/** What a mail provider posts at once: SendGrid the most, up to 768 kB. */
export const providerEventsLimit: SizeLimit = { maxBytes: 2 * 1024 * 1024, tooLarge: 'request.too_large' };

/** A ledger handed in by a management system: so many data records, and so many entries of one resident. */
export const ledgerLimit = {
  maxBytes: 10_000_000,
  maxRecords: 20_000,
  maxEntries: 1_000,
  tooLarge: 'import.too_large',
} as const satisfies SizeLimit & { maxRecords: number; maxEntries: number };

/** A community's document. */
export const documentLimit: SizeLimit = { maxBytes: 25 * 1024 * 1024, tooLarge: 'attachment.too_large' };

/** The photos of a maintenance request: so many, and the bytes of each. */
export const photoLimit = {
  maxFiles: 5,
  maxBytes: 10 * 1024 * 1024,
  tooLarge: 'attachment.too_large',
} as const satisfies SizeLimit & { maxFiles: number };

/** The logo of a community: it goes with every mail. */
export const logoLimit: SizeLimit = { maxBytes: 1024 * 1024, tooLarge: 'attachment.too_large' };
