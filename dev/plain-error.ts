/** An error whose message is meant for the person at the terminal: printed as it is, without a stack, exit status 1. */
export class PlainError extends Error {}

/** The message of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
