// Merge fields in the editor are text like any other, so that they can be bold, linked and typed; here they are drawn as chips.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Node } from '@tiptap/pm/model';
import { fieldsIn } from './merge-fields';

interface FieldChipsOptions {
  /** The fields that may stand here; any other is drawn as a mistake. */
  known: readonly string[];
}

export const FieldChips = Extension.create<FieldChipsOptions>({
  name: 'fieldChips',

  addOptions: () => ({ known: [] }),

  addProseMirrorPlugins() {
    const { known } = this.options;
    return [new Plugin({ props: { decorations: ({ doc }) => DecorationSet.create(doc, chipsOf(doc, known)) } })];
  },
});

function chipsOf(doc: Node, known: readonly string[]): Decoration[] {
  const chips: Decoration[] = [];
  doc.descendants((node, position) => {
    for (const { name, from, to } of fieldsIn(node.text ?? '')) {
      const attributes = { 'data-field': name, ...(!known.includes(name) && { 'data-unknown': 'true' }) };
      chips.push(Decoration.inline(position + from, position + to, attributes));
    }
  });
  return chips;
}
