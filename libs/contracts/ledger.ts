// What a resident owes, as the management system says it. Portico shows it and keeps no books.
// Amounts are whole numbers in the smallest unit of the currency: cents of dollars.
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { Answer, AnswerOrNull, Currency, Day, Line, Moment, NestedList, OneOf, Whole } from './fields';
import { ImportRowError } from './imports';
import { ledgerLimit } from './limits';

export const ledgerEntryKinds = ['invoice', 'payment', 'credit', 'adjustment'] as const;
export type LedgerEntryKind = (typeof ledgerEntryKinds)[number];

const { maxEntries, maxRecords } = ledgerLimit;
/** No sum that a home ever owed, and far from where numbers lose their cents. */
export const MOST_CENTS = 1_000_000_000_000;

/** One line of a resident's account. */
export class LedgerEntryBody {
  @Day('The day it was booked.')
  date: string;

  @OneOf(ledgerEntryKinds, 'What it is.')
  kind: LedgerEntryKind;

  @Line('What it is for.', { max: 500 })
  description: string;

  @Line('Its number in the management system, such as that of the invoice.', { presence: 'nullable', max: 100 })
  reference?: string | null;

  @Whole('In cents of the currency, with its sign: what it adds to the balance.', -MOST_CENTS, MOST_CENTS)
  amount: number;

  @Day('Until when it is to be paid.', 'nullable')
  dueDate?: string | null;
}

/** `PUT /residents/{id}/ledger`: the whole account, in the place of what was there. */
export class LedgerBody {
  @Currency('The currency of all amounts.')
  currency: string;

  @Whole(
    'What the resident owes, in cents of the currency; negative where they have a credit.',
    -MOST_CENTS,
    MOST_CENTS,
  )
  balance: number;

  @Moment('As of when this is so; now where left out.', 'optional')
  asOf?: string;

  @NestedList(LedgerEntryBody, `Up to ${maxEntries}, in any order.`, { max: maxEntries })
  entries: LedgerEntryBody[];
}

/** One line of a resident's account, as it is shown. */
export class LedgerEntryView {
  @Answer('Its id; another one each time the ledger is replaced.', { format: 'uuid' }) id: string;
  @Answer('The day it was booked.', { format: 'date' }) date: string;
  @ApiProperty({ enum: ledgerEntryKinds, description: 'What it is.' }) kind: LedgerEntryKind;
  @Answer('What it is for.') description: string;
  @AnswerOrNull('Its number in the management system.') reference: string | null;
  @Answer('In cents of the currency: what it adds to the balance.', { type: 'integer' }) amount: number;
  @AnswerOrNull('Until when it is to be paid.', { type: String, format: 'date' }) dueDate: string | null;
}

/** What a resident owes, as the management system said it last; all null while it has said nothing. */
export class LedgerView {
  @Answer('The resident.', { format: 'uuid' }) residentId: string;
  @AnswerOrNull('The currency of all amounts, by its ISO 4217 code.') currency: string | null;
  @AnswerOrNull('What the resident owes, in cents of the currency; negative where they have a credit.', {
    type: 'integer',
  })
  balance: number | null;
  @AnswerOrNull('As of when this is so.', { type: String, format: 'date-time' }) asOf: string | null;
  @Answer('Newest first.', { type: [LedgerEntryView] }) entries: LedgerEntryView[];
}

/** What is said of a file of ledgers beside its bytes. */
export class LedgerImportQuery {
  // Forms send a field that was not filled in as an empty text.
  @Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value))
  @Currency('Of the rows that say none; USD where left out.', 'optional')
  currency?: string;
}

/** The form that imports ledgers. */
export class LedgerImportForm extends LedgerImportQuery {
  @ApiProperty({
    type: String,
    format: 'binary',
    description: `The CSV, a row for each entry: at most 10 MB and ${maxRecords.toLocaleString('en')} records.`,
  })
  file: unknown;
}

/** Why a row of a ledger was not taken. */
export class LedgerRowError extends ImportRowError {
  @Answer(
    'A stable word: `property.missing`, `property.unknown`, `resident.unknown`, `date.invalid`, `kind.unknown`, `amount.invalid`, `currency.mixed`, `ledger.too_long`, `row.malformed`.',
  )
  declare code: string;
}

/** What became of a file of ledgers. */
export class LedgerImportView {
  @Answer('Data records of the file.') rows: number;
  @Answer('Of these, those that were taken.') imported: number;
  @Answer('Of these, those that were not; `errors` says why.') failed: number;
  @Answer('Residents whose ledger was replaced.') residents: number;
  @Answer('Every problem, by row.', { type: [LedgerRowError] }) errors: LedgerRowError[];
}
