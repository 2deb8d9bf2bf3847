// The form of a relay beside the API's: there an empty limit is null, and an address that is not told stays.
import type { Schema } from '@portico/api/client';
import type { Relay } from './relay';

/** As the field holds it; an empty text is no limit. */
type Limit = number | string;

export interface RelayValues {
  name: string;
  /** Always empty at first: it is never told. */
  url: string;
  ratePerSecond: Limit;
  domains: { domain: string; ratePerSecond: Limit; connections: Limit }[];
}

export const noDomain: RelayValues['domains'][number] = { domain: '', ratePerSecond: '', connections: '' };

/** A relay as the form holds it; null: a new one, without limits. */
export function valuesOf(relay: Relay | null): RelayValues {
  return {
    name: relay?.name ?? '',
    url: '',
    ratePerSecond: relay?.ratePerSecond ?? '',
    domains: (relay?.domains ?? []).map(({ domain, ratePerSecond, connections }) => ({
      domain,
      ratePerSecond: ratePerSecond ?? '',
      connections: connections ?? '',
    })),
  };
}

/** The form as the API takes it. */
export function bodyFrom({ name, url, ratePerSecond, domains }: RelayValues): Schema<'RelayBody'> {
  return {
    name: name.trim(),
    url: url.trim(),
    ratePerSecond: limitFrom(ratePerSecond),
    domains: domains.map((one) => ({
      domain: one.domain.trim(),
      ratePerSecond: limitFrom(one.ratePerSecond),
      connections: limitFrom(one.connections),
    })),
  };
}

/** What changes of a relay. A rate that stays is left out: told once it is the relay's own, and that of the settings counts no more. */
export function patchFrom(relay: Relay, values: RelayValues): Schema<'RelayPatch'> {
  const { url, ratePerSecond, ...rest } = bodyFrom(values);
  return { ...rest, ...(url && { url }), ...(ratePerSecond !== relay.ratePerSecond && { ratePerSecond }) };
}

/** Paths of the domains that are not limited at all: the API would leave them out without a word. */
export function unlimited({ domains }: RelayValues): string[] {
  return domains.flatMap(({ ratePerSecond, connections }, place) =>
    limitFrom(ratePerSecond) === null && limitFrom(connections) === null ? [`domains.${place}.ratePerSecond`] : [],
  );
}

const limitFrom = (limit: Limit): number | null => (limit === '' ? null : Number(limit));
