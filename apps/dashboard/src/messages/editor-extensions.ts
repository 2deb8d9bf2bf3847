// What the editor can write: what a mail can show.
import { Link } from '@mantine/tiptap';
import { Markdown } from '@tiptap/markdown';
import type { Extensions } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { FieldChips } from './field-chips';
import { mergeFields } from './merge-fields';
import type { Purpose } from './message';

export function editorExtensions(purpose: Purpose): Extensions {
  return [
    StarterKit.configure({ link: false, underline: false }),
    Link.configure({ openOnClick: false }),
    FieldChips.configure({ known: mergeFields(purpose, 'body') }),
    Markdown,
  ];
}
