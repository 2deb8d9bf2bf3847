// The exact rate: every mail of all mailers has a slot of its own, and slots stand further apart than the rate says. A mail to a
// domain with a limit of its own goes at a slot of the relay at which its domain may have one too.

import { Rail, type Limit } from './rail';

/** How it goes on with each of the mails wanted, in their order. */
export interface Plan {
  /** When it goes, null for at once; undefined where not now. */
  slots: (number | null | undefined)[];
  /** For those whose domain has no slot for now: in how many milliseconds their turn is. They let others pass. */
  waits: (number | undefined)[];
  /** For those that wait for the relay itself: when it is worth to come again, in milliseconds; null where there are none. */
  retryInMs: number | null;
  /** The last slots given, by domain; * is the relay. */
  lasts: Map<string, number>;
}

/** Who asks: a mail that comes alone, or a batch of a message. */
export interface Turn {
  single: boolean;
  /** How many batches of the same message, not done yet, were cut before this one. */
  batchesBefore: number;
  /** How many mails in these are due now. */
  mailsBefore: number;
}

/**
 * Takes slots for mails to these domains at `now`, after those given before.
 *
 * @param limits those that are set, by domain; * is the relay
 */
export function planOf(domains: readonly string[], limits: ReadonlyMap<string, Limit>, now: number, turn: Turn): Plan {
  const rails = new Map([...limits].map(([name, limit]) => [name, new Rail(limit, now, turn.single)]));
  const relay = rails.get('*');
  const slots = slotsOf(relay, domains, rails, turn);
  const waits = waitsOf(domains, slots, rails, turn);
  const isLeft = slots.some((slot, place) => slot === undefined && waits[place] === undefined);
  return {
    slots,
    waits,
    retryInMs: isLeft ? relay!.retryBehind(turn.mailsBefore) : null,
    lasts: new Map([...rails].map(([name, { last }]) => [name, last])),
  };
}

function slotsOf(
  relay: Rail | undefined,
  domains: readonly string[],
  rails: ReadonlyMap<string, Rail>,
  { mailsBefore }: Turn,
): Plan['slots'] {
  if (!relay?.isPaced) return domains.map((domain) => slotOf(rails.get(domain)));
  return relay.isLong(mailsBefore) ? domains.map(() => undefined) : inSlotsOf(relay, domains, rails);
}

/** Each slot of the relay goes to the first whose domain may have one then. None is kept for who could go later: others ask too. */
function inSlotsOf(relay: Rail, domains: readonly string[], rails: ReadonlyMap<string, Rail>): Plan['slots'] {
  const slots: Plan['slots'] = domains.map(() => undefined);
  while (relay.next <= relay.horizon) {
    const slot = relay.next;
    const place = domains.findIndex(
      (domain, i) => slots[i] === undefined && (rails.get(domain)?.isReady(slot) ?? true),
    );
    if (place < 0) break;
    slots[place] = slot;
    relay.take(slot);
    rails.get(domains[place]!)?.take(slot);
  }
  return slots;
}

/** Where the relay has no rate of its own: at once, or at the next slot of the domain. */
function slotOf(domain: Rail | undefined): number | null | undefined {
  if (!domain) return null;
  if (!domain.isReady(null) || domain.next > domain.horizon) return undefined;
  const slot = domain.isPaced ? domain.next : null;
  domain.take(slot);
  return slot;
}

function waitsOf(
  domains: readonly string[],
  slots: Plan['slots'],
  rails: ReadonlyMap<string, Rail>,
  { batchesBefore }: Turn,
): Plan['waits'] {
  const passed = domains.map(
    (domain, place) => slots[place] === undefined && isHeld(rails.get(domain), rails.get('*')),
  );
  const inAll = (domain: string) => domains.filter((one, place) => passed[place] && one === domain).length;
  return domains.map((domain, place) => {
    if (!passed[place]) return undefined;
    const before = domains.slice(0, place).filter((one, i) => passed[i] && one === domain).length;
    return rails.get(domain)!.waitBehind(batchesBefore * inAll(domain) + before);
  });
}

/** Whether it is the domain that holds a mail back, and not only the relay. */
function isHeld(domain: Rail | undefined, relay: Rail | undefined): boolean {
  return domain !== undefined && (!relay?.isPaced || !domain.isReady(relay.next));
}
