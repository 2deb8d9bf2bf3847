// What bytes are, whatever their name says. Text has no magic number: it is what holds nothing but text.
import { fileTypeFromBuffer } from 'file-type/node';

/** Formats that are written in letters, so that they pass for text, and that programs open as what they are. */
const written = new Set(['pdf', 'ps', 'eps', 'rtf', 'xml', 'ics', 'vcf']);

/** The format of a file: an ending such as `pdf`, `text` for plain text, undefined for what nobody knows. */
export async function formatOf(bytes: Uint8Array): Promise<string | undefined> {
  const detected = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (isText(bytes)) return detected && written.has(detected.ext) ? detected.ext : 'text';
  return detected?.ext;
}

/** UTF-8, UTF-16 with its mark, or one of the old 8-bit encodings; no control characters but the white ones. */
function isText(bytes: Uint8Array): boolean {
  const utf16 = { '255,254': 'utf-16le', '254,255': 'utf-16be' }[bytes.subarray(0, 2).join(',')];
  // Each byte is a character of its own here: a control character is one in UTF-8 and in the 8-bit encodings alike.
  const text = new TextDecoder(utf16 ?? 'latin1').decode(bytes);
  // oxlint-disable-next-line no-control-regex -- control characters are what this looks for
  return !/[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f\u007f]/.test(text);
}
