import type { SlotContext } from './content';

// Control characters break headers and hide text; bidirectional overrides let a name re-order the words around it.
// oxlint-disable-next-line no-control-regex
const unsafe = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const allUnsafe = new RegExp(unsafe, 'g');
const markup = /[&<>"']/;
const allMarkup = new RegExp(markup, 'g');
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A value on one line, with nothing in it that could end a header or re-order text. */
export function oneLine(value: string): string {
  return unsafe.test(value) ? value.replace(allUnsafe, ' ') : value;
}

/** A value as text of an HTML document, or of an attribute in quotes. */
export function escapeHtml(value: string): string {
  const line = oneLine(value);
  return markup.test(line) ? line.replace(allMarkup, (sign) => entities[sign]!) : line;
}

/** A value made safe for the place where it lands. */
export function escapeFor(context: SlotContext, value: string): string {
  return context === 'html' ? escapeHtml(value) : oneLine(value);
}
