// What SQL asks of rows again and again, each in its one wording. They are put into a WHERE; `table` is a name or an alias.
import { openStatuses } from './delivery';
import { purposes } from './purpose';

const neverHeld = Object.entries(purposes).flatMap(([purpose, { heldBySwitch }]) => (heldBySwitch ? [] : [purpose]));

/** Of a row of `delivery` or `message`: nothing holds it back. What people ask for themselves, to sign in, is never held back. */
export function mayLeave(table: 'delivery' | 'message'): string {
  return `(${table}.purpose IN (${quoted(neverHeld)}) OR NOT EXISTS (
    SELECT FROM mail_off WHERE mail_off.organization_id = ${table}.organization_id
       AND mail_off.place_id IN (${table}.organization_id, ${table}.community_id)))`;
}

/** Of a row of `delivery`: it was deferred, and its time has come. */
export function dueAgain(table = 'delivery'): string {
  return `(${table}.status = 'deferred' AND ${table}.not_before <= now())`;
}

/** Of a row of `delivery`: it may be claimed now, as far as the row itself says. A prepared one may have been told a later turn. */
export function dueNow(table = 'delivery'): string {
  return `(${table}.status = 'prepared' AND (${table}.not_before <= now()) IS NOT FALSE OR ${dueAgain(table)})`;
}

/** Of a row of `delivery`: its batch is not done as long as there is one such. What is deferred comes back in a new batch. */
export function stillInBatch(table = 'delivery'): string {
  return `(${table}.status IN ('sending', 'prepared') OR ${dueAgain(table)})`;
}

/** Of a row of `message`: each of its mails has come to its end. */
export function nobodyLeft(table = 'message'): string {
  return `NOT EXISTS (SELECT FROM delivery WHERE delivery.message_id = ${table}.id AND delivery.status IN (${quoted(openStatuses)}))`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(', ');
}
