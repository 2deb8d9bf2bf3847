// CSV imports as they are on the wire.
import { ApiProperty } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';
import { Answer, AnswerOrNull, Line, Lines, QueryFlag } from './fields';
import { importLimit } from './limits';

/** The mapping travels in an address, beside the bytes: an address has a limit, and no header line needs so much. */
const FitsAnAddress = () =>
  ValidateBy({
    name: 'maxLength',
    validator: {
      validate: (text) => encodeURIComponent(String(text)).length <= importLimit.maxMapping,
      defaultMessage: () => '$property is too long',
    },
  });

export const importStatuses = ['queued', 'running', 'done', 'failed'] as const;
export type ImportStatus = (typeof importStatuses)[number];

/** What is said of an import beside its file. */
export class ImportBody {
  @Lines('JSON, `{"<header>": "<field>" | null}`; overrides the guess.', {
    presence: 'optional',
    max: importLimit.maxMapping,
  })
  @FitsAnAddress()
  mapping?: string;

  @QueryFlag('Forecasts the outcome and changes nothing.')
  dryRun?: boolean;

  @QueryFlag('Invites everyone created who has an email. Off by default.')
  sendInvitations?: boolean;
}

/** The form that starts an import. */
export class ImportForm extends ImportBody {
  @ApiProperty({ type: String, format: 'binary', description: 'The CSV: at most 50 MB and 200,000 records.' })
  file: unknown;
}

/** Internal: the same beside the bytes of the file, which are the body. */
export class StartImportQuery extends ImportBody {
  @Line('The name of the file, for people.', { max: 500 })
  filename: string;
}

/** The promise of an import: follow `GET /imports/{id}`. */
export class ImportStarted {
  @Answer('Its id.', { format: 'uuid' }) id: string;
}

/** Why a record, or a person in it, was not imported as it stands. */
export class ImportRowError {
  @Answer("The record's number; the header is 1.") row: number;
  @AnswerOrNull('The header of the cell; null for the whole record.') field: string | null;
  @Answer(
    'A stable word: `email.invalid`, `resident.email_taken`, `email.second_ignored`, `name.missing`, `property.missing`, `row.malformed`.',
  )
  code: string;
  @Answer('A plain sentence.') message: string;
}

/** How an import stands. `created`, `updated`, `skipped` and `failed` count people, `rows` the data records. */
export class ImportView {
  @Answer('Its id.', { format: 'uuid' }) id: string;
  @Answer('Its community.', { format: 'uuid' }) communityId: string;
  @ApiProperty({ enum: importStatuses }) status: ImportStatus;
  @Answer('Whether it only forecasts.') dryRun: boolean;
  @Answer('The name of the file.') filename: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: 'The header of each column and the field it is taken for; null for none.',
  })
  mapping: Record<string, string | null>;
  @Answer('Data records read so far.') rows: number;
  @AnswerOrNull('Data records in all, once known.', { type: Number }) rowsTotal: number | null;
  @Answer('People created.') created: number;
  @Answer('People changed.') updated: number;
  @Answer('People who were already so.') skipped: number;
  @Answer('People who could not be imported.') failed: number;
  @Answer('Every problem, by row.', { type: [ImportRowError] }) errors: ImportRowError[];
  @AnswerOrNull('Why the whole import failed: a plain sentence.') failure: string | null;
  @Answer('When it was asked for.', { format: 'date-time' }) createdAt: string;
  @AnswerOrNull('When it ended.', { type: String, format: 'date-time' }) finishedAt: string | null;
}
