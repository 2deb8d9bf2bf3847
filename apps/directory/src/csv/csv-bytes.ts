// The bytes of an upload: within the limit, no longer in UTF-16, and with their beginning to look at before they are read.
import { Problem } from '@portico/contracts/problems';

export type Bytes = AsyncIterable<Uint8Array>;

const HEAD_BYTES = 64 * 1024;

/** The bytes; more than `max` are a 413. */
export async function* limited(bytes: Bytes, max: number): Bytes {
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > max) throw new Problem('import.too_large', `A file may have ${max / 1_000_000} MB at the most.`);
    yield piece;
  }
}

/** Without its byte order mark; UTF-16, which Excel calls "Unicode text", becomes UTF-8. */
export async function* withoutUtf16(bytes: Bytes): Bytes {
  const { head, rest } = await headOf(bytes);
  const mark = head.toString('latin1', 0, 3);
  const utf16 = mark.startsWith('\u00ff\u00fe') ? 'utf-16le' : mark.startsWith('\u00fe\u00ff') ? 'utf-16be' : null;
  const decoder = utf16 && new TextDecoder(utf16);
  const from = mark === '\u00ef\u00bb\u00bf' ? head.subarray(3) : head;
  for await (const piece of joined(from, rest))
    yield decoder ? Buffer.from(decoder.decode(piece, { stream: true })) : piece;
}

/** The first 64 KB or more, and what comes after. */
export async function headOf(bytes: Bytes): Promise<{ head: Buffer; rest: AsyncIterator<Uint8Array> }> {
  const rest = bytes[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  for (let size = 0; size < HEAD_BYTES; size += pieces.at(-1)!.length) {
    const next = await rest.next();
    if (next.done) break;
    pieces.push(next.value);
  }
  return { head: Buffer.concat(pieces), rest };
}

/** Both in one; who stops reading it stops the source. */
export async function* joined(head: Buffer, rest: AsyncIterator<Uint8Array>): Bytes {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
