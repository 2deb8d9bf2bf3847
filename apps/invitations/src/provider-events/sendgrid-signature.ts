// SendGrid signs what it posts, with the time, by ECDSA. Its public key stands in our settings.
import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** The key as SendGrid shows it, in base64; null where the text is none. */
export function sendgridKeyOf(text: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ec' ? key : null;
  } catch {
    return null;
  }
}

/** Whether SendGrid posted these bytes. */
export function isFromSendgrid(body: Uint8Array, timestamp: string, signature: string, key: string): boolean {
  const publicKey = sendgridKeyOf(key);
  if (!publicKey || timestamp === '' || signature === '') return false;
  return verify('sha256', Buffer.concat([Buffer.from(timestamp), body]), publicKey, Buffer.from(signature, 'base64'));
}
