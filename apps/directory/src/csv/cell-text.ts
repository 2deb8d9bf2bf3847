// Cells come from the parser as bytes, one character each. What is no UTF-8 is Windows-1252, judged cell by cell:
// so a file that was glued together from several sources is read right too.
import { isUtf8 } from 'node:buffer';

/** The bytes 80 to 9f of Windows-1252. The TextDecoder of Node 20 reads that encoding as Latin-1 and makes control characters of them. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const beyondAscii = /[\u0080-\u00ff]/;
// oxlint-disable-next-line no-control-regex -- control characters are what this looks for
const noLine = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufeff]+/g;
// oxlint-disable-next-line no-control-regex -- the same, to find out quickly that there are none
const needsCleaning = /[\u0000-\u001f\u007f-\u00a0\u2028\u2029\ufeff]| {2}|^ | $/;

/** The text of a cell, composed (NFC), with all its blanks and line breaks. */
export function cellText(bytes: string): string {
  if (!beyondAscii.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  const text = isUtf8(buffer)
    ? buffer.toString('utf8')
    : bytes.replace(/[\u0080-\u009f]/g, (byte) => windows1252[byte.charCodeAt(0) - 0x80]!);
  return text.normalize('NFC');
}

/** A text as one line: control characters and runs of white space as one space, trimmed. */
export function oneLine(text: string): string {
  return needsCleaning.test(text) ? text.replace(noLine, ' ').trim() : text;
}
