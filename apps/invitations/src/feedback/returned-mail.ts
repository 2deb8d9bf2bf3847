// What a bounce says, and the mail that it returns: many servers put both into one text, with a line between them.
import { fieldsOf, type Fields } from './mail-fields';

const dividers = [
  /^[ \t>]*-{2,}.{0,80}(?:original|copy|returned|your|undelivered|unsent|rejected|bounced|failed|beginning of|headers?).{0,80}-{0,}[ \t]*$/i,
  /^[ \t>]*-{2,} ?.{0,80}(?:message|mail|header)s?.{0,60}-{2,}[ \t]*$/i,
  /^[ \t]*(?:the )?(?:original|returned|undelivered) (?:message|mail)(?: header)?s?\b.{0,60}:?\.?[ \t]*$/i,
  /^[ \t]*.{0,40}(?:original|copy of (?:the|your)|text of|headers? of|content of).{0,60}(?:message|mail|follow)\b.{0,60}[:.][ \t]*$/i,
  /^[ \t]*message (?:header|from)s?.{0,40}:[ \t]*$/i,
];
const header =
  /^[ \t>]{0,8}(?:received|return-path|message-id|x-[\w-]{1,60}|dkim-signature|mime-version|delivered-to|from|to|subject|date|content-type|sender|reply-to)[ \t]*:/i;

export interface SplitText {
  /** What the server says. */
  notice: string;
  /** The headers of the mail that came back. */
  returned: Fields;
}

/** Parts a text where a returned mail begins: at a line that says so, or where its headers stand. */
export function splitAtReturnedMail(text: string): SplitText {
  const lines = text.split(/\r?\n/);
  const start = startOfReturned(lines);
  if (start === undefined) return { notice: text, returned: new Map() };
  return { notice: lines.slice(0, start).join('\n'), returned: headersFrom(lines.slice(start)) };
}

function startOfReturned(lines: readonly string[]): number | undefined {
  const found = lines.findIndex((line, i) => isDivided(lines, line, i) || beginsHeaders(lines, i));
  return found < 0 ? undefined : found;
}

/** A line that announces the mail counts only if headers do follow: the same words stand in the middle of notices. */
function isDivided(lines: readonly string[], line: string, i: number): boolean {
  if (!dividers.some((divider) => divider.test(line))) return false;
  const next = lines.slice(i + 1, i + 8).filter((other) => other.trim() !== '');
  return next.some((other) => header.test(other) || /^[ \t]*>?From /.test(other));
}

/** Three headers in a row, one of which only a real mail has. */
function beginsHeaders(lines: readonly string[], i: number): boolean {
  if (!header.test(lines[i]!)) return false;
  const block = lines.slice(i, i + 12).filter((line) => header.test(line));
  return (
    block.length >= 3 && block.some((line) => /(?:received|message-id|return-path|mime-version)[ \t]*:/i.test(line))
  );
}

function headersFrom(lines: readonly string[]): Fields {
  const start = lines.findIndex((line) => header.test(line));
  if (start < 0) return new Map();
  const indent = /^[ \t>]*/.exec(lines[start]!)![0].length;
  const bare = lines
    .slice(start)
    .map((line) => (line.slice(0, indent).trim().replaceAll('>', '') === '' ? line.slice(indent) : line));
  const end = bare.findIndex((line) => line.trim() === '');
  return fieldsOf(bare.slice(0, end < 0 ? 400 : end).join('\n'));
}
