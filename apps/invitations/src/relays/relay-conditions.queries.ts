// What SQL asks of relays, each in its one wording; put into a statement on `relay` or `relay_limit`.

/** Of a row of `relay`: mails go over it. `table` is its name or an alias. */
export function works(table = 'relay'): string {
  return `(NOT ${table}.paused AND ${table}.broken_because IS NULL)`;
}

/** Of a row of `relay`: it is broken, and the time has come to try one mail. */
export const probeIsDue = '(NOT relay.paused AND relay.probe_at <= now())';

/** Of a row of `relay_limit`: less was asked for, and not every step of it has come back (slow-down.ts). */
export const isSlowed = `(slowed_at + slow_steps * interval '1 minute' > now())`;

/** Of a row of `relay_limit`: it holds something back. */
export const holds = `(rate_per_second IS NOT NULL OR connections IS NOT NULL OR ${isSlowed})`;
