import { decodeWords } from 'postal-mime';

const subjectLine = /^subject:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)/im;
const headerLimit = 64 * 1024;

/** The subject of a raw mail, decoded. Reads the header alone: a mail of 10 MB costs no more than a small one. */
export function subjectOf(source: Buffer): string {
  const [header = ''] = source
    .subarray(0, headerLimit)
    .toString('utf8')
    .split(/\r?\n\r?\n/, 1);
  const folded = subjectLine.exec(header)?.[1] ?? '';
  return decodeWords(folded.replace(/\r?\n[ \t]+/g, ' ').trim());
}
