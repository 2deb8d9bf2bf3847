// Quoted-printable (RFC 2045 §6.7): any text as lines of printable ASCII that survive every server on the way.

/** The longest line is 76 characters, the `=` of a soft break included. */
const WIDTH = 75;

/** Ends a line of the wire but none of the text. */
export const SOFT_BREAK = '=\r\n';

// Of names, dates and links nearly all stand for themselves.
const plainLine = new RegExp(`^(?!\\.)[ -<>-~]{0,${WIDTH - 1}}[!-<>-~]$`);
const escaped = /[^ -<>-~]+| $/g;

/** Encodes a text. Its line ends become CRLF; white space at the end of a line is kept by its code. Leaves room for a soft break behind it. */
export function quotedPrintable(text: string): string {
  if (plainLine.test(text)) return text;
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => wrapped(line.replace(escaped, codesOf)))
    .join('\r\n');
}

function codesOf(run: string): string {
  if (run === '=') return '=3D'; // every link has one
  return Buffer.from(run).toString('hex').toUpperCase().replace(/../g, '=$&');
}

function wrapped(line: string): string {
  const lines: string[] = [];
  let rest = withoutDot(line);
  while (rest.length > WIDTH) {
    const piece = rest.slice(0, WIDTH).replace(/=.?$/, ''); // a code stays whole
    lines.push(piece);
    rest = withoutDot(rest.slice(piece.length));
  }
  return [...lines, rest].join(SOFT_BREAK);
}

// At the start of a line SMTP doubles a dot (RFC 5321 §4.5.2): where there is none a mail goes out without being copied.
function withoutDot(line: string): string {
  return line.startsWith('.') ? `=2E${line.slice(1)}` : line;
}
