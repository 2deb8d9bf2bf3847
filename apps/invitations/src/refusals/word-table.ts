import type { RefusalReason } from '@portico/contracts/feedback';

/** Phrases (`phrases.ts`) and what they mean. */
export type WordTable = readonly (readonly [RefusalReason, readonly string[]])[];
