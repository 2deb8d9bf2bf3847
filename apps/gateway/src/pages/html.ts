// HTML by template: whatever is put in is text and escaped, unless it was made here.

/** A piece of HTML that is safe to put into a page. */
export class Html {
  constructor(readonly source: string) {}
}

export type Content = string | number | Html | null | readonly Html[];

/** `` html`<p>${name}</p>` ``: text is escaped for elements and quoted attributes alike; null is nothing. */
export function html(parts: TemplateStringsArray, ...contents: Content[]): Html {
  return new Html(parts.reduce((text, part, i) => text + sourceOf(contents[i - 1] ?? null) + part));
}

/** The text as HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function sourceOf(content: Content): string {
  if (content === null) return '';
  if (content instanceof Html) return content.source;
  if (typeof content === 'string' || typeof content === 'number') return escapeHtml(String(content));
  return content.map((piece) => piece.source).join('');
}
