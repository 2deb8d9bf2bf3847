// Some mail clients drop style sheets: what staff wrote carries its look on each tag.
// A column is as wide as its longest word: the card around it would break every word to make room.
const wholeWords = 'word-break:normal;overflow-wrap:break-word';
const cell = `padding:6px 12px 6px 0;border-bottom:1px solid #d0d7de;text-align:left;vertical-align:top;${wholeWords}`;
const heading = 'margin:24px 0 8px;line-height:1.35;font-weight:700';
const mono = 'font-family:Consolas,Menlo,monospace;font-size:14px';

const styles: Record<string, string> = {
  p: 'margin:0 0 16px',
  ul: 'margin:0 0 16px;padding:0 0 0 24px',
  ol: 'margin:0 0 16px;padding:0 0 0 24px',
  li: 'margin:0 0 6px',
  h2: `${heading};font-size:20px`,
  h3: `${heading};font-size:18px`,
  h4: `${heading};font-size:16px`,
  blockquote: 'margin:0 0 16px;padding:0 0 0 16px;border-left:4px solid #d0d7de',
  hr: 'margin:24px 0;border:0;border-top:1px solid #d0d7de',
  pre: `margin:0 0 16px;white-space:pre-wrap;${mono}`,
  code: mono,
  table: 'margin:0 0 16px;border-collapse:collapse',
  th: `${cell};font-weight:700`,
  td: cell,
};

/** Sanitized HTML with each tag's look written on it; `linkColor` is put in as it is. */
export function inlineStyles(html: string, linkColor: string): string {
  const looks: Record<string, string> = { ...styles, a: `color:${linkColor};word-break:break-word` };
  return html.replace(/<([a-z]+[1-6]?)(?=[ >])/g, (tag, name: string) =>
    looks[name] ? `${tag} style="${looks[name]}"` : tag,
  );
}
