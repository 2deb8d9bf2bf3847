import { v7 } from 'uuid';

/** A new identifier: UUIDv7, so ids made later sort later and indexes grow at one end. */
export function newId(): string {
  return v7();
}
