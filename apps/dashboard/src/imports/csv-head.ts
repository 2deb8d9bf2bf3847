// The beginning of a CSV as it is on the person's disk, for their eye only: what is imported is read by the API.

/** Enough for the titles above a header, the header, and some rows. */
const HEAD_BYTES = 32 * 1024;
/** Of each column. */
const SHOWN = 3;
const delimiters = [',', ';', '\t', '|'];

/** The first kilobytes of a file as text, up to the end of a line. */
export async function csvHead(file: Blob): Promise<string> {
  const text = decoded(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  return file.size > HEAD_BYTES ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
}

/**
 * The first values of each column that differ, by its header.
 *
 * @param headers all of the file, in their order, as the API calls them: a nameless column has a name there, a repeated one a number
 * @returns null where the header is not found
 */
export function columnSamples(head: string, headers: readonly string[]): Record<string, string[]> | null {
  const isHeader = (cells: string[]) =>
    cells.length === headers.length && cells.some(Boolean) && cells.every((cell, n) => headers[n]?.startsWith(cell));
  for (const delimiter of delimiters) {
    const records = recordsOf(head, delimiter);
    const rows = records.slice(records.findIndex(isHeader));
    if (rows[0] && isHeader(rows[0])) {
      const valuesOf = (index: number) => rows.slice(1).map((cells) => cells[index] ?? '');
      return Object.fromEntries(headers.map((header, index) => [header, firstOf(valuesOf(index))]));
    }
  }
  return null;
}

function firstOf(values: string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '').slice(0, SHOWN);
}

function recordsOf(text: string, delimiter: string): string[][] {
  const cell = new RegExp(
    ` *(?:"((?:[^"]|"")*)"[^${delimiter}\r\n]*|([^${delimiter}\r\n]*))([${delimiter}]|\r\n|\r|\n|$)`,
    'gy',
  );
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(cell)) {
    records.at(-1)?.push(cleaned(quoted?.replaceAll('""', '"') ?? plain ?? ''));
    if (end === '') break;
    if (end !== delimiter) records.push([]);
  }
  return records;
}

/** On one line, as the API has it. */
function cleaned(cell: string): string {
  return cell.replaceAll(/\s+/g, ' ').trim().normalize('NFC');
}

/** By its mark; without one UTF-8, and what is none Windows-1252. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    // What is cut within a letter is no error.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
