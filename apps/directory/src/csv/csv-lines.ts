// A CSV as lines of cells, whatever program wrote it: its encoding, its delimiter and its header are found out.
import { pipeline, Readable } from 'node:stream';
import { wrongField } from '@portico/contracts/problems';
import type { Problem } from '@portico/contracts/problems';
import { parse } from 'csv-parse';
import { cellText, oneLine } from './cell-text';
import { dialectOf, whyNoCsv } from './csv-dialect';
import { headOf, withoutUtf16, joined, limited } from './csv-bytes';
import type { Bytes } from './csv-bytes';
import { restored } from './formula';

const MAX_COLUMNS = 500;
/** Titles and blank cells that reports print above their header. */
const MAX_TITLE_LINES = 10;

/** The lines of a CSV as they come, and whether it broke off within one. */
interface CellLines {
  /** The cells of a line as they stand in it, line breaks and all; null after the last. */
  next: () => Promise<string[] | null>;
  isBroken: () => boolean;
  /** Reads no further. */
  close: () => void;
}

/** What comes below the header. */
export interface CsvLines extends CellLines {
  headers: readonly string[];
}

/**
 * Reads a CSV up to its header.
 *
 * @param isHeader whether such cells are a header that is understood; else any line of several cells is taken for it
 * @throws Problem 422 at `file` where this is no CSV; 413 above `maxBytes`, also while its lines are read.
 */
export async function openCsv(
  bytes: Bytes,
  maxBytes: number,
  isHeader: (headers: readonly string[]) => boolean,
): Promise<CsvLines> {
  const { head, rest } = await headOf(withoutUtf16(limited(bytes, maxBytes)));
  const sample = head.toString('latin1');
  const no = whyNoCsv(sample);
  if (no) {
    await rest.return?.();
    throw noCsv(no);
  }
  const lines = linesOf(sample, joined(head, rest));
  try {
    return { ...lines, headers: await headerOf(lines, isHeader) };
  } catch (error) {
    lines.close();
    throw error;
  }
}

function linesOf(sample: string, bytes: Bytes): CellLines {
  const { delimiter, linesBefore } = dialectOf(sample);
  let broken = false;
  const parser = parse({
    delimiter,
    encoding: 'latin1',
    from_line: linesBefore + 1,
    ltrim: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // Only a quote that is open at the end is an error still. As one of the stream it would cost the records before it.
    skip_records_with_error: true,
    on_skip: () => {
      broken = true;
      return undefined;
    },
  });
  pipeline(Readable.from(bytes), parser, () => undefined); // an error reaches whoever reads the parser
  const lines = parser[Symbol.asyncIterator]();
  const next = async (): Promise<string[] | null> => {
    const line: IteratorResult<string[], unknown> = await lines.next();
    return line.done ? null : line.value.map((cell) => restored(cellText(cell)));
  };
  return { next, isBroken: () => broken, close: () => parser.destroy() };
}

async function headerOf(lines: CellLines, isHeader: (headers: readonly string[]) => boolean): Promise<string[]> {
  for (let line = 0; line <= MAX_TITLE_LINES; line += 1) {
    const cells = await lines.next();
    if (!cells) break;
    const headers = cells.map(oneLine);
    if (headers.length > MAX_COLUMNS) throw noCsv(`The file has more than ${MAX_COLUMNS} columns.`);
    if (isHeader(headers) || headers.filter(Boolean).length > 1) return headers;
  }
  throw noCsv(lines.isBroken() ? 'A quote is opened and never closed.' : 'The first line must name the columns.');
}

function noCsv(message: string): Problem {
  return wrongField('file', 'file.not_csv', message);
}
