// How relays stand, and which of them the mails go over.
import type { Schema } from '@portico/api/client';

export type Relay = Schema<'RelayView'>;

const STANDARD_ID = '00000000-0000-7000-8000-000000000001';

/** The relay of SMTP_URL: its address is changed there, and it cannot be removed. */
export const isStandard = ({ id }: Pick<Relay, 'id'>): boolean => id === STANDARD_ID;

/** A relay that is paused is not tried, so how it does is of no account. */
export type Standing = Relay['state'] | 'paused';

export const standingOf = ({ paused, state }: Pick<Relay, 'paused' | 'state'>): Standing => (paused ? 'paused' : state);

/** The relay that mails go over: the first that is neither paused nor broken; undefined while no mail leaves. */
export function inUse<One extends Pick<Relay, 'paused' | 'state'>>(relays: readonly One[]): One | undefined {
  return relays.find((relay) => ['working', 'slowed'].includes(standingOf(relay)));
}
