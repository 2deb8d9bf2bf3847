// A record as it comes, and as read: one home, its people, and what was wrong. What cannot be used is said, never dropped in silence.
import type { ResidentKind } from '@portico/contracts/residents';
import type { HomeCells } from '../properties/home-identity';
import type { Group } from './roster-fields';

/** A person as a record has them; null is an empty cell. */
export interface PersonCells {
  group: Group;
  /** Null where the file does not say. */
  kind: ResidentKind | null;
  firstName: string;
  lastName: string;
  /** Whether the name stood in one cell, so that its parts are our guess. */
  wholeName: boolean;
  email: string | null;
  phone: string | null;
  locale: string | null;
}

export type IssueCode =
  | 'email.invalid'
  | 'resident.email_taken'
  | 'email.second_ignored'
  | 'name.missing'
  | 'property.missing'
  | 'row.malformed';

/** `field` is the header of the cell; null for the whole record. */
export interface Issue {
  field: string | null;
  code: IssueCode;
  message: string;
}

/** A record as it stands in the file. */
export interface RecordInFile {
  /** Its number, the header being 1. */
  row: number;
  /** Null where the file breaks off within the record. */
  cells: readonly string[] | null;
}

export interface RosterRecord {
  row: number;
  home: HomeCells;
  people: PersonCells[];
  issues: Issue[];
  /** People of this record who cannot be imported. */
  failed: number;
}

/** For an optional cell that does not fit. */
export function tooLong(header: string, max: number): Issue {
  return {
    field: header,
    code: 'row.malformed',
    message: `The cell has more than ${max} characters and was left out.`,
  };
}
