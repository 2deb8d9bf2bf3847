import type { MailParts, Segment, SlotValues } from './content';
import { escapeFor } from './escape';

/** One recipient's mail, ready to be sent. */
export interface FilledMail {
  subject: string;
  html: string;
  text: string;
}

/** Fills every slot in one pass; what a value contains is never read again. Throws where a slot has no value. */
export function fill(parts: MailParts, values: SlotValues): FilledMail {
  return {
    subject: fillSegments(parts.subject, values),
    html: fillSegments(parts.html, values),
    text: fillSegments(parts.text, values),
  };
}

/** Fills the slots that have a value and leaves the others: what all recipients share is bound once. */
export function bind(parts: MailParts, values: SlotValues): MailParts {
  return {
    subject: bindSegments(parts.subject, values),
    html: bindSegments(parts.html, values),
    text: bindSegments(parts.text, values),
  };
}

/** The names of the slots that still want a value, sorted. */
export function slotsOf(parts: MailParts): string[] {
  const names = [...parts.subject, ...parts.html, ...parts.text].flatMap((segment) =>
    typeof segment === 'string' ? [] : [segment.slot],
  );
  return [...new Set(names)].toSorted();
}

/** Fills one part; `written` is how a value is written where the part is encoded already. Throws where a slot has no value. */
export function fillSegments(segments: Segment[], values: SlotValues, written = asItIs): string {
  let filled = '';
  for (const segment of segments)
    filled += typeof segment === 'string' ? segment : written(filledSlot(segment, values));
  return filled;
}

function asItIs(value: string): string {
  return value;
}

function filledSlot({ slot, as }: Exclude<Segment, string>, values: SlotValues): string {
  const value = valueOf(slot, values);
  if (value === undefined) throw new Error(`The mail has no value for "${slot}".`);
  return escapeFor(as, value);
}

/** The same with as few segments as there can be: texts that stand beside each other are one. */
export function joinSegments(segments: Segment[]): Segment[] {
  return bindSegments(segments, {});
}

/** Binds one part, or a piece of one. */
export function bindSegments(segments: Segment[], values: SlotValues): Segment[] {
  const bound: Segment[] = [];
  for (const segment of segments) {
    const filled = typeof segment === 'string' ? segment : boundSlot(segment, values);
    const last = bound.at(-1);
    if (typeof filled === 'string' && typeof last === 'string') bound[bound.length - 1] = last + filled;
    else bound.push(filled);
  }
  return bound;
}

function boundSlot(segment: Exclude<Segment, string>, values: SlotValues): Segment {
  const value = valueOf(segment.slot, values);
  return value === undefined ? segment : escapeFor(segment.as, value);
}

// A slot named like something of Object.prototype must not find it.
function valueOf(slot: string, values: SlotValues): string | undefined {
  return Object.hasOwn(values, slot) ? values[slot] : undefined;
}
