// An uploaded file as records, read once from front to back: never more of it in memory than a few pieces.
import { importLimit } from '@portico/contracts/limits';
import { Problem } from '@portico/contracts/problems';
import type { Bytes } from '../csv/csv-bytes';
import { openCsv } from '../csv/csv-lines';
import type { CsvLines } from '../csv/csv-lines';
import { isBlank } from '../csv/csv-record';
import { problemColumns } from './bad-records';
import type { Column } from './column-guess';
import { columnsOf } from './column-mapping';
import type { Mapping } from './column-mapping';
import { guessHeader } from './header-words';
import type { RecordInFile } from './roster-record';

export class RosterFile {
  readonly headers: readonly string[];
  readonly columns: readonly Column[];
  /** Data records so far, empty ones too. */
  rows = 0;
  /** Why the rest of the file could not be read, as a plain sentence; null where all of it was. */
  cutOff: string | null = null;
  /** Columns of ours at the front, from the errors.csv of an earlier import. */
  private readonly skipped: number;

  private constructor(
    private readonly lines: CsvLines,
    mapping: Mapping,
    private readonly maxRecords: number,
  ) {
    this.skipped = problemColumns(lines.headers);
    this.headers = lines.headers.slice(this.skipped);
    this.columns = columnsOf(this.headers, mapping);
  }

  /**
   * Reads up to the header.
   *
   * @throws Problem 422 at `file` where this is no CSV, at `mapping` where that does not fit the header; 413 above 50 MB.
   */
  static async open(
    bytes: Bytes,
    mapping: Mapping,
    limits: Pick<typeof importLimit, 'maxBytes' | 'maxRecords'> = importLimit,
  ): Promise<RosterFile> {
    const isHeader = (headers: readonly string[]) =>
      headers.some((header) => Object.hasOwn(mapping, header) || guessHeader(header) !== null);
    const lines = await openCsv(bytes, limits.maxBytes, isHeader);
    try {
      return new RosterFile(lines, mapping, limits.maxRecords);
    } catch (error) {
      lines.close();
      throw error;
    }
  }

  /** The records in which something stands. @throws Problem 413 above 50 MB or 200,000 data records. */
  async *records(): AsyncGenerator<RecordInFile> {
    try {
      for (let line = await this.lines.next(); line; line = await this.lines.next()) {
        const row = this.countRow();
        const cells = line.slice(this.skipped);
        if (!isBlank(cells)) yield { row, cells };
      }
      if (this.lines.isBroken()) yield this.brokenRecord();
    } finally {
      this.lines.close();
    }
  }

  /** @returns the record's number, the header being 1. */
  private countRow(): number {
    this.rows += 1;
    if (this.rows <= this.maxRecords) return this.rows + 1;
    throw new Problem('import.too_large', `A file may have ${this.maxRecords} records at the most.`);
  }

  /** A quote without its end swallows all that follows: what came before is good, this record and the rest are not. */
  private brokenRecord(): RecordInFile {
    const row = this.countRow();
    this.cutOff = `The file can be read up to record ${row} only: a quote is opened there and never closed.`;
    return { row, cells: null };
  }
}
