import type { Segment, SlotContext } from './content';
import { escapeFor } from './escape';
import { fieldPattern } from './merge-fields';

/** Ready segments by the name of the slot whose place they take. */
export type Pieces = Record<string, Segment[]>;

/** A template's text as it stands, its `{{names}}` as slots. */
export function templateSegments(source: string, as: SlotContext): Segment[] {
  return split(source, as, (literal) => literal);
}

/** Plain words with `{{names}}` in them: the words are escaped for where they go, the names become slots. */
export function wordSegments(words: string, as: SlotContext): Segment[] {
  return split(words, as, (literal) => escapeFor(as, literal));
}

/** Several words at once, by name. */
export function wordPieces(words: Record<string, string>, as: SlotContext): Pieces {
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, wordSegments(text, as)]));
}

/** Puts ready segments in the place of the slots they are named for; other slots stay. */
export function splice(segments: Segment[], pieces: Pieces): Segment[] {
  return segments.flatMap((segment) => {
    const name = typeof segment === 'string' ? undefined : segment.slot;
    return name !== undefined && Object.hasOwn(pieces, name) ? pieces[name]! : [segment];
  });
}

/** A text part: its paragraphs with a blank line between them, the empty ones left out. */
export function paragraphs(all: Segment[][]): Segment[] {
  const filled = all.filter((paragraph) => paragraph.length > 0);
  return filled.flatMap((paragraph, index) => (index ? ['\n\n', ...paragraph] : paragraph)).concat('\n');
}

function split(source: string, as: SlotContext, literal: (text: string) => string): Segment[] {
  // Splitting by a pattern with one group gives literals and names in turn.
  return source.split(fieldPattern()).flatMap((piece, index): Segment[] => {
    if (index % 2) return [{ slot: piece, as }];
    return piece ? [literal(piece)] : [];
  });
}
