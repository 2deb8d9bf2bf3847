// What the enhanced status codes of RFC 3463 mean, whether a relay answers with one or a bounce reports it.
import type { RefusalReason } from '@portico/contracts/feedback';

// 5.1.7 to 5.1.9 speak of the sender: the address may well exist.
const codes: readonly (readonly [RefusalReason, RegExp])[] = [
  ['invalid_recipient', /^[45]\.1\.(?:[012346]|10|351)$|^5\.4\.4$|^5\.4\.310$/],
  ['blocked_reputation', /^[45]\.1\.[789]$/],
  ['mailbox_full', /^[45]\.2\.2$/],
  ['content', /^[45]\.2\.3$|^[45]\.3\.4$|^5\.6\.\d+$/],
  ['mailbox_inactive', /^[45]\.2\.1$|^5\.7\.13$/],
  ['transient_system', /^[45]\.3\.\d+$|^4\.4\.\d+$|^5\.4\.(?:[02-9]|\d\d+)$|^[45]\.2\.4$|^4\.[0256]\.\d+$|^5\.5\.\d+$/],
  ['blocked_reputation', /^[45]\.7\.\d+$/],
];

/** Why it was refused, by the code; null where the code does not say. */
export function reasonOfCode(enhanced: string): RefusalReason | null {
  return codes.find(([, pattern]) => pattern.test(enhanced))?.[0] ?? null;
}
