// Reads the records of one file by its columns: cells in, a home and its people out.
import { oneLine } from '../csv/cell-text';
import { whyBroken } from '../csv/csv-record';
import type { HomeCells } from '../properties/home-identity';
import type { Column } from './column-guess';
import { isHouseNumber } from './header-words';
import { readPerson } from './person-reader';
import type { PersonTexts } from './person-reader';
import { maxLength } from './roster-fields';
import type { Group, HomeField, PersonField } from './roster-fields';
import { tooLong } from './roster-record';
import type { Issue, RecordInFile, RosterRecord } from './roster-record';

/** Where the text of a field comes from. */
interface Source<Field> {
  field: Field;
  header: string;
  indexes: number[];
}

export class RecordReader {
  private readonly home: Source<HomeField>[];
  private readonly people: { group: Group; sources: Source<PersonField>[] }[];

  constructor(private readonly columns: readonly Column[]) {
    this.home = sourcesOf<HomeField>(columns, null);
    const groups = new Set(columns.flatMap(({ target }) => (target?.group === null ? [] : (target?.group ?? []))));
    this.people = [...groups].map((group) => ({ group, sources: sourcesOf<PersonField>(columns, group) }));
  }

  read({ row, cells }: RecordInFile): RosterRecord {
    if (cells === null) return refused(row, malformed(brokenOff), 1);
    const broken = whyBroken(cells, this.columns.length);
    if (broken) return refused(row, malformed(broken), 1);
    const issues: Issue[] = [];
    const home = this.readHome(cells, issues);
    const texts = this.people.map(({ group, sources }) => ({ group, texts: textsOf(cells, sources) }));
    const persons = texts.filter((person) => Object.keys(person.texts).length > 0);
    if (!isKnowable(home)) return refused(row, noHome, Math.max(1, persons.length));
    const people = persons
      .map((person) => readPerson(person.group, person.texts, issues))
      .filter((person) => person !== null);
    return { row, home, people, issues, failed: persons.length - people.length };
  }

  /** The home alone; nothing of a record that is refused. */
  homeOf({ cells }: RecordInFile): HomeCells {
    return cells === null || whyBroken(cells, this.columns.length) ? {} : this.readHome(cells, []);
  }

  private readHome(cells: readonly string[], issues: Issue[]): HomeCells {
    const home: HomeCells = {};
    for (const { field, header, indexes } of this.home) {
      const text = joined(cells, indexes, ' ');
      if (text.length > maxLength[field]) issues.push(tooLong(header, maxLength[field]));
      else if (text !== '') home[field] = text;
    }
    return home;
  }
}

const brokenOff = 'A quote is opened in this record and never closed: it and what follows cannot be read.';

function malformed(message: string): Issue {
  return { field: null, code: 'row.malformed', message };
}

const noHome: Issue = {
  field: null,
  code: 'property.missing',
  message: 'The record names no property: no name, address, unit or account number.',
};

function isKnowable({ propertyName, accountNumber, addressLine1, unit }: HomeCells): boolean {
  return [propertyName, accountNumber, addressLine1, unit].some((text) => text !== undefined);
}

function refused(row: number, issue: Issue, failed: number): RosterRecord {
  return { row, home: {}, people: [], issues: [issue], failed };
}

function textsOf(cells: readonly string[], sources: readonly Source<PersonField>[]): PersonTexts {
  const texts: PersonTexts = {};
  for (const { field, header, indexes } of sources) {
    // One character too many is enough to say that there are too many.
    const text = joined(cells, indexes, field === 'email' ? '; ' : ' ').slice(0, maxLength[field] + 1);
    if (text !== '') texts[field] = { text, header };
  }
  return texts;
}

function joined(cells: readonly string[], indexes: readonly number[], separator: string): string {
  const texts = indexes.map((index) => oneLine(cells[index] ?? ''));
  return texts.length === 1 ? texts[0]! : texts.filter((text) => text !== '').join(separator);
}

/** The columns of one group by field, a house number before its street. */
function sourcesOf<Field extends HomeField | PersonField>(
  columns: readonly Column[],
  group: Group | null,
): Source<Field>[] {
  const sources = new Map<string, Source<Field>>();
  columns.forEach(({ header, target }, index) => {
    if (!target || target.group !== group) return;
    const source = sources.get(target.field);
    if (!source) sources.set(target.field, { field: target.field as Field, header, indexes: [index] });
    else if (isHouseNumber(header)) source.indexes.unshift(index);
    else source.indexes.push(index);
  });
  return [...sources.values()];
}
