// An uploaded file as records, read once from front to back: never more of it in memory than a few pieces.
import { importLimit } from '@portico/contracts/limits';
import { Problem } from '@portico/contracts/problems';
import type { Column } from './column-guess';
import { columnsOf } from './column-mapping';
import type { Mapping } from './column-mapping';
import { openCsv } from './csv-lines';
import type { CsvLines } from './csv-lines';
import { guessHeader } from './header-words';
import { RecordReader } from './record-reader';
import type { Bytes } from './roster-bytes';
import type { RosterRecord } from './roster-record';

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
  static async open(
    bytes: Bytes,
    mapping: Mapping,
    limits: Pick<typeof importLimit, 'maxBytes' | 'maxRecords'> = importLimit,
  ): Promise<RosterFile> {
    const isHeader = (headers: readonly string[]) =>
      headers.some((header) => Object.hasOwn(mapping, header) || guessHeader(header) !== null);
    const lines = await openCsv(bytes, limits.maxBytes, isHeader);
    try {
      return new RosterFile(columnsOf(lines.headers, mapping), lines, limits.maxRecords);
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
