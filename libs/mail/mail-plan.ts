// How a mail goes over the wire (MIME, RFC 2045 and 2046). What its recipients share is encoded once, in the plan; a copy of it
// is the plan with the slots filled. Each slot has its lines to itself, between soft breaks, so that neither its value nor the text
// around it depends on how long the other is.
import type { MailParts, Segment, SlotValues } from './content';
import { fillSegments, joinSegments } from './fill';
import { quotedPrintable, SOFT_BREAK } from './quoted-printable';

// Neither quoted-printable nor base64 has "=_" in it: no value and no file can end a part.
const ALTERNATIVE = '=_alternative';
const MIXED = '=_mixed';

/** A content version in one language, ready to be filled. */
export interface MailPlan {
  /** As text: how it is encoded depends on all of it (RFC 2047). */
  subject: Segment[];
  /** The header that names the outermost boundary. */
  contentType: string;
  /** The body as it is sent, as far as it has slots. */
  body: Segment[];
  /** What follows: the files. Every mail has these very bytes. */
  files: readonly Buffer[];
}

/** One recipient's mail, but for its header. */
export interface PlannedMail {
  subject: string;
  contentType: string;
  /** The body as it is sent, ASCII; the files follow. */
  body: string;
  files: readonly Buffer[];
}

/** Plans the mails of one content. `files` are finished MIME parts, header and body, as `filePart` makes them. */
export function planMail({ subject, html, text }: MailParts, files: readonly Buffer[]): MailPlan {
  const alternatives = multipart(ALTERNATIVE, [textPart('plain', text), textPart('html', html)]);
  if (files.length === 0) return { subject, contentType: typeOf(ALTERNATIVE), body: compact(alternatives), files };
  const first = [`--${MIXED}\r\nContent-Type: ${typeOf(ALTERNATIVE)}\r\n\r\n`, ...alternatives];
  const others = files.flatMap((file) => [Buffer.from(`\r\n--${MIXED}\r\n`), file]);
  const end = Buffer.from(`\r\n--${MIXED}--\r\n`);
  return { subject, contentType: typeOf(MIXED), body: compact(first), files: [...others, end] };
}

/** Fills a plan for one recipient. @throws where a slot has no value. */
export function fillPlan({ subject, contentType, body, files }: MailPlan, values: SlotValues): PlannedMail {
  return {
    subject: fillSegments(subject, values),
    contentType,
    body: fillSegments(body, values, quotedPrintable),
    files,
  };
}

function typeOf(boundary: string): string {
  return `multipart/${boundary.slice(2)}; boundary="${boundary}"`;
}

function multipart(boundary: string, parts: Segment[][]): Segment[] {
  return [...parts.flatMap((part) => [`--${boundary}\r\n`, ...part, '\r\n']), `--${boundary}--\r\n`];
}

function textPart(subtype: 'plain' | 'html', segments: Segment[]): Segment[] {
  const header = `Content-Type: text/${subtype}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`;
  return [header, ...encoded(segments)];
}

/** Literal text as it is sent, and a soft break on each side of a slot where no line ends anyway. */
function encoded(segments: Segment[]): Segment[] {
  const written = joinSegments(segments).map((one) => (typeof one === 'string' ? quotedPrintable(one) : one));
  return written.flatMap((segment, index) =>
    index === 0 || lineEndsBetween(written[index - 1]!, segment) ? [segment] : [SOFT_BREAK, segment],
  );
}

function lineEndsBetween(before: Segment, behind: Segment): boolean {
  const ends = typeof before === 'string' && before.endsWith('\r\n');
  return ends || (typeof behind === 'string' && behind.startsWith('\r\n'));
}

/** As few segments as there can be, in one byte a character: cut out of wider text they would be copied at half the speed. */
function compact(segments: Segment[]): Segment[] {
  return joinSegments(segments).map((segment) =>
    typeof segment === 'string' ? Buffer.from(segment, 'latin1').toString('latin1') : segment,
  );
}
