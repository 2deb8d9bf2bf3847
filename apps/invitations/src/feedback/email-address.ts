// Addresses as they stand in reports: bare, in angle brackets, behind a type, in the middle of a sentence.

// Bounded on each side, so that hostile text is read in linear time.
const address = /(?:"[^"\s\\]{1,64}"|[\w.!#$%&'*+/=?^`{|}~-]{1,128})@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?/i;
const every = new RegExp(address.source, 'gi');

/** The first address in a text, as `rfc822; <ada@example.com> (expanded)`; null where there is none. */
export function addressIn(text: string): string | null {
  return address.exec(text)?.[0] ?? null;
}

/** All addresses of a text, each once, in the order in which they stand. */
export function addressesIn(text: string): string[] {
  return [...new Set([...text.matchAll(every)].map(([found]) => found))];
}

/** Whether a machine wrote it: who sends bounces, and is never the one who could not be reached. */
export function isDaemon(text: string): boolean {
  return /\b(mailer-?daemon|postmaster|mail[ -]?delivery|mail ?administrator|mailsubsystem)\b/i.test(text);
}
