// A mail that came back, taken apart: its headers, what a person reads in it, what machines read in it, the mail that it returns.
import { convert } from 'html-to-text';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { CameBack } from './came-back';
import { forwardedBounce } from './forwarded';
import { fieldsOf, type Fields } from './mail-fields';
import { splitAtReturnedMail } from './returned-mail';

// A report says what it has to say at its beginning. Behind that comes the mail that it returns, of which the headers suffice:
// the limits keep what a stranger sends from taking more than a moment.
export const MOST_BYTES = 512 * 1024;
const MOST_LINES = 10_000;
const MOST_TEXT = 200_000;
const MOST_HTML = 50_000;
const HTML = { wordwrap: false as const, limits: { maxDepth: 40 } };
const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 512 * 1024, forceRfc822Attachments: true };

/** null where it cannot be read as a mail at all. */
export async function readCameBack(raw: Uint8Array): Promise<CameBack | null> {
  const mail = await PostalMime.parse(beginningOf(raw), LIMITS).catch(() => null);
  if (!mail || mail.headers.length === 0) return null;
  const parts = mail.attachments.map((part) => ({ type: part.mimeType, text: textOf(part) }));
  const body = bodyOf(mail);
  const forwarded = forwardedBounce(body);
  const { notice, returned } = splitAtReturnedMail(forwarded?.text ?? body);
  return {
    headers: forwarded?.headers ?? headersOf(mail),
    notice,
    delivery: textsOf(parts, /^message\/(?:x-)?(?:global-)?delivery-status$/).join('\n\n'),
    feedback: textsOf(parts, /^message\/(?:x-)?feedback-report$/)[0] ?? null,
    returned: [
      ...textsOf(parts, /^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/partial)$/).map(headOf),
      returned,
    ].filter((fields) => fields.size > 0),
    other: textsOf(parts, /^(?:text|application\/(?:octet-stream|json))/).join('\n'),
  };
}

/** Without the blank lines that some programs put before the headers, up to the limits. */
function beginningOf(raw: Uint8Array): Uint8Array {
  const start = raw.findIndex((byte) => ![0x09, 0x0a, 0x0d, 0x20].includes(byte));
  const bytes = raw.subarray(Math.max(start, 0), Math.max(start, 0) + MOST_BYTES);
  let end = -1;
  for (let lines = 0; lines < MOST_LINES; lines += 1) {
    end = bytes.indexOf(0x0a, end + 1);
    if (end < 0) return bytes;
  }
  return bytes.subarray(0, end + 1);
}

function textsOf(parts: readonly { type: string; text: string }[], type: RegExp): string[] {
  return parts.filter((part) => type.test(part.type)).map((part) => part.text);
}

function bodyOf({ text, html }: Email): string {
  const said = text?.trim() ? text : convert((html ?? '').slice(0, MOST_HTML), HTML);
  return said.slice(0, MOST_TEXT);
}

function textOf({ content }: Attachment): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);
  return new TextDecoder().decode(bytes.subarray(0, MOST_TEXT));
}

function headersOf({ headers }: Email): Fields {
  const fields = new Map<string, string[]>();
  for (const { key, value } of headers) fields.set(key, [...(fields.get(key) ?? []), value]);
  return fields;
}

/** The headers of a returned mail. */
function headOf(mail: string): Fields {
  return fieldsOf(mail.trimStart().split(/\r?\n[ \t]*\r?\n/, 1)[0]!);
}
