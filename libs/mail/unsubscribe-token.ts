// By what a recipient is known who wants no more mails (RFC 8058): the mail that they got, with a MAC that only we can make. Nothing is stored.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { bareId, dashedId } from './bare-id';

const ID_BYTES = 16;
const MAC_BYTES = 16;
// The two in base64url. Decoding passes over other signs: without this a token could be written in many ways.
const shape = /^[\w-]{43}$/;

/** The token of a delivery. `key` is secret: who lacks it cannot make one. */
export function unsubscribeTokenOf(deliveryId: string, key: string): string {
  const id = Buffer.from(bareId(deliveryId), 'hex');
  return Buffer.concat([id, macOf(id, key)]).toString('base64url');
}

/** The delivery that a token is for; null where we did not make it. */
export function readUnsubscribeToken(token: string, key: string): string | null {
  if (!shape.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  const [id, mac] = [bytes.subarray(0, ID_BYTES), bytes.subarray(ID_BYTES)];
  return timingSafeEqual(mac, macOf(id, key)) ? dashedId(id.toString('hex')) : null;
}

function macOf(id: Buffer, key: string): Buffer {
  return createHmac('sha256', key)
    .update(`unsubscribe:${id.toString('hex')}`)
    .digest()
    .subarray(0, MAC_BYTES);
}
