// An uploaded file as records, read once from front to back: never more of it in memory than a few pieces.
import { pipeline, Readable } from 'node:stream';
import { Problem, wrongField } from '@portico/contracts/problems';
import { parse } from 'csv-parse';
import { cellText } from './cell-text';
import type { Column } from './column-guess';
import { columnsOf } from './column-mapping';
import type { Mapping } from './column-mapping';
import { dialectOf, whyNoCsv } from './csv-dialect';
import { guessHeader } from './header-words';
import { RecordReader } from './record-reader';
import { headOf, inUtf8, joined, limited } from './roster-bytes';
import type { Bytes } from './roster-bytes';
import type { RosterRecord } from './roster-record';

/** What a file may have at the most. */
export const fileLimits = { bytes: 50_000_000, records: 200_000 };
const MAX_COLUMNS = 500;
/** Titles and blank cells that reports print above their header. */
const MAX_TITLE_LINES = 10;

/** The records of a CSV as they come, and whether it broke off within one. */
interface CsvLines {
  next: () => Promise<IteratorResult<string[], unknown>>;
  isBroken: () => boolean;
  /** Reads no further. */
  close: () => void;
}

export class RosterFile {
  /** Data records so far, empty ones too. */
  rows = 0;
  /** Why the rest of the file could not be read, as a plain sentence; null where all of it was. */
  cutOff: string | null = null;

  private constructor(
    readonly columns: readonly Column[],
    private readonly lines: CsvLines,
    private readonly maxRecords: number,
  ) {}

  /**
   * Reads up to the header.
   *
   * @throws Problem 422 at `file` where this is no CSV, at `mapping` where that does not fit the header; 413 above 50 MB.
   */
  static async open(bytes: Bytes, mapping: Mapping, limits = fileLimits): Promise<RosterFile> {
    const { head, rest } = await headOf(inUtf8(limited(bytes, limits.bytes)));
    const sample = head.toString('latin1');
    const no = whyNoCsv(sample);
    if (no) {
      await rest.return?.();
      throw noCsv(no);
    }
    const lines = linesOf(sample, joined(head, rest));
    try {
      const headers = await headerOf(lines, mapping);
      return new RosterFile(columnsOf(headers, mapping), lines, limits.records);
    } catch (error) {
      lines.close();
      throw error;
    }
  }

  /** The records in which something stands. @throws Problem 413 above 50 MB or 200,000 data records. */
  async *records(): AsyncGenerator<RosterRecord> {
    const reader = new RecordReader(this.columns);
    try {
      for (let next = await this.lines.next(); !next.done; next = await this.lines.next()) {
        this.countRow();
        const record = reader.read(next.value, this.rows + 1);
        if (record) yield record;
      }
      if (this.lines.isBroken()) yield this.brokenRecord();
    } finally {
      this.lines.close();
    }
  }

  private countRow(): void {
    this.rows += 1;
    if (this.rows <= this.maxRecords) return;
    throw new Problem('import.too_large', `A file may have ${this.maxRecords} records at the most.`);
  }

  /** A quote without its end swallows all that follows: what came before is good, this record and the rest are not. */
  private brokenRecord(): RosterRecord {
    this.countRow();
    const row = this.rows + 1;
    this.cutOff = `The file can be read up to record ${row} only: a quote is opened there and never closed.`;
    const message = 'A quote is opened in this record and never closed: it and what follows cannot be read.';
    return { row, home: {}, people: [], issues: [{ field: null, code: 'row.malformed', message }], failed: 1 };
  }
}

function linesOf(sample: string, bytes: Bytes): CsvLines {
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
  return { next: () => lines.next(), isBroken: () => broken, close: () => parser.destroy() };
}

async function headerOf(lines: CsvLines, mapping: Mapping): Promise<string[]> {
  for (let line = 0; line <= MAX_TITLE_LINES; line += 1) {
    const next = await lines.next();
    if (next.done) break;
    const headers = next.value.map(cellText);
    if (headers.length > MAX_COLUMNS) throw noCsv(`The file has more than ${MAX_COLUMNS} columns.`);
    const known = headers.some((header) => Object.hasOwn(mapping, header) || guessHeader(header) !== null);
    if (known || headers.filter(Boolean).length > 1) return headers;
  }
  throw noCsv(lines.isBroken() ? 'A quote is opened and never closed.' : 'The first line must name the columns.');
}

function noCsv(message: string): Problem {
  return wrongField('file', 'file.not_csv', message);
}
