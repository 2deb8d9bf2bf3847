import { createHmac, timingSafeEqual } from 'node:crypto';
import { bareId, dashedId } from './bare-id';

// Where bounces go: `bounce+<delivery>.<mac>@domain`. All of it is hexadecimal, as some servers change an address to lower case,
// and the local part is exactly the 64 characters that SMTP allows.
const address = /^<?bounce\+([0-9a-f]{32})\.([0-9a-f]{24})@([^@<>\s]+)>?$/i;

/** A return path that was read: whose it claims to be, and whether we made it. */
export interface ReturnPath {
  deliveryId: string;
  genuine: boolean;
}

/** The return path (VERP) of a delivery. `key` is secret: who lacks it cannot make one. */
export function returnPathOf(deliveryId: string, domain: string, key: string): string {
  const id = bareId(deliveryId);
  return `bounce+${id}.${macOf(id, key)}@${domain}`;
}

/** Reads a recipient address as a return path: null where it is none; `genuine: false` where its MAC is wrong. */
export function readReturnPath(recipient: string, key: string): ReturnPath | null {
  const [, id, mac] = address.exec(recipient.trim().toLowerCase()) ?? [];
  if (!id || !mac) return null;
  return { deliveryId: dashedId(id), genuine: timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(id, key))) };
}

function macOf(id: string, key: string): string {
  return createHmac('sha256', key).update(`return-path:${id}`).digest('hex').slice(0, 24);
}
