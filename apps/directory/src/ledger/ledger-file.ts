// A file of ledgers, read to its end: small enough to be held in memory as a whole.
import type { LedgerRowError } from '@portico/contracts/ledger';
import { ledgerLimit } from '@portico/contracts/limits';
import { Problem, wrongField } from '@portico/contracts/problems';
import { openCsv } from '../csv/csv-lines';
import type { CsvLines } from '../csv/csv-lines';
import type { Bytes } from '../csv/csv-bytes';
import { ledgerColumns, ledgerField, whatIsMissing } from './ledger-columns';
import { LedgerReader } from './ledger-record';
import type { LedgerRecord } from './ledger-record';

export interface LedgerFile {
  /** Data records, empty ones too. */
  rows: number;
  /** Records in which something stands. */
  records: LedgerRecord[];
  /** Records that cannot be read, each with the reason. */
  errors: LedgerRowError[];
}

/** @throws Problem 422 at `file` where this is no CSV of ledgers or breaks off, 413 above 10 MB or 20,000 records. */
export async function readLedgerFile(bytes: Bytes, currency: string): Promise<LedgerFile> {
  const lines = await openCsv(bytes, ledgerLimit.maxBytes, (headers) => headers.some((it) => ledgerField(it) !== null));
  try {
    const columns = ledgerColumns(lines.headers);
    const missing = whatIsMissing(columns);
    if (missing) throw wrongField('file', 'file.column_missing', missing);
    return await recordsOf(lines, new LedgerReader(columns, lines.headers.length, currency));
  } finally {
    lines.close();
  }
}

async function recordsOf(lines: CsvLines, reader: LedgerReader): Promise<LedgerFile> {
  const file: LedgerFile = { rows: 0, records: [], errors: [] };
  for (let cells = await lines.next(); cells; cells = await lines.next()) {
    file.rows += 1;
    if (file.rows > ledgerLimit.maxRecords) {
      throw new Problem('import.too_large', `A file may have ${ledgerLimit.maxRecords} records at the most.`);
    }
    const record = reader.read(cells, file.rows + 1);
    if (record && 'code' in record) file.errors.push(record);
    else if (record) file.records.push(record);
  }
  // Of a ledger that is cut off nothing is taken: what is missing would be somebody's payment.
  if (lines.isBroken())
    throw wrongField('file', 'file.not_csv', `A quote is opened after record ${file.rows + 1} and never closed.`);
  return file;
}
