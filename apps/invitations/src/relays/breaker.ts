// A relay with a fault of ours, or that nobody answers at, takes no more mails: each would fail alike. From time to time a single
// one is tried, the probe; once the relay has taken part in that, it works again.
import type { RelayFault } from '@portico/contracts/relays';

const FIRST_PROBE_SECONDS = 60;
const LONGEST_PROBE_SECONDS = 15 * 60;
/** A connection that failed says little: it is tried again soon, and always. */
const UNREACHABLE_SECONDS = 15;
/** So many failed connections in a row break a relay that another one can stand in for. */
const MOST_FAILURES = 3;

/** How long from the break or from the last probe until the next probe, after `probes` of them have been sent. */
export function probeSeconds(because: RelayFault, probes: number): number {
  if (because === 'unreachable') return UNREACHABLE_SECONDS;
  return Math.min(LONGEST_PROBE_SECONDS, FIRST_PROBE_SECONDS * 2 ** Math.min(probes, 10));
}

/** Whether failed connections in a row, none of them answered, break it. Never the last one: then mails are put off instead. */
export function breaksAfter(failures: number, hasStandIn: boolean): boolean {
  return hasStandIn && failures >= MOST_FAILURES;
}
