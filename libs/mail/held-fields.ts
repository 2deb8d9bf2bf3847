// A merge field travels through the renderers of Markdown between two private-use characters, which mean nothing to them.
import type { Segment, SlotContext } from './content';
import { fieldPattern } from './merge-fields';

const held = /\ue000([^\ue000\ue001]*)\ue001/;
// Fields that are addresses: they alone may be a link's target, and they become links where they stand bare.
const address = '\ue000(?:activationUrl|instructionGuideUrl)\ue001';
const onlyAddress = new RegExp(`^${address}$`);

/** Finds the fields that are addresses. */
export const heldAddresses = new RegExp(address, 'g');

/** A field as it travels. */
export function hold(field: string): string {
  return `\ue000${field}\ue001`;
}

/** A text with its `{{fields}}` ready to travel; the two characters themselves do not pass. */
export function holdFields(text: string): string {
  return text.replace(/[\ue000\ue001]/g, '\ufffd').replace(fieldPattern(), (_, field: string) => hold(field));
}

/** Whether a link's target is a field that may be one. */
export function isHeldAddress(url: string): boolean {
  return onlyAddress.test(url);
}

/** Whether a travelling field, or the like of one, is in a URL, encoded or not. */
export function holdsField(url: string): boolean {
  return /[\ue000\ue001]|%EE%80%8[01]/i.test(url);
}

/** What came out of a renderer, with the fields of `source` as slots. Anything else between the two characters was an entity, and is text. */
export function heldSegments(rendered: string, source: string, as: SlotContext): Segment[] {
  const fields = new Set([...source.matchAll(fieldPattern())].map((match) => match[1]!));
  // Splitting by a pattern with one group gives literals and fields in turn.
  return rendered.split(held).flatMap((piece, index): Segment[] => {
    if (index % 2 && fields.has(piece)) return [{ slot: piece, as }];
    return piece ? [piece] : [];
  });
}
