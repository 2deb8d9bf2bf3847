// What the client says about columns goes before what we guess.
import { wrongField } from '@portico/contracts/problems';
import { guessColumns } from './column-guess';
import type { Column } from './column-guess';
import { targetOf, wordOf } from './roster-fields';
import type { Target } from './roster-fields';

/** By header, the field it holds; null for a column that is not read. */
export type Mapping = Readonly<Record<string, string | null>>;

/** @throws Problem 422 at `mapping` when the text is no JSON object of texts and nulls, or names a field that does not exist. */
export function parseMapping(text: string | undefined): Mapping {
  if (!text) return {};
  const mapping = parsed(text);
  for (const [header, field] of Object.entries(mapping)) {
    if (field === null || (typeof field === 'string' && targetOf(field))) continue;
    const message = `${JSON.stringify(field)}, given for the column "${header}", is no field of a property or a resident.`;
    throw wrongField('mapping', 'mapping.unknown_field', message);
  }
  return mapping as Mapping;
}

/**
 * The columns of a file: guessed, and where the client said something, as said.
 *
 * @throws Problem 422 at `mapping` when it names a header that the file does not have.
 */
export function columnsOf(headers: readonly string[], mapping: Mapping): Column[] {
  const guessed = guessColumns(headers);
  const said = new Map(
    Object.entries(mapping).map(([header, field]) => [find(guessed, header), field && targetOf(field)!] as const),
  );
  const claimed = [...said.values()].filter((target) => !!target).flatMap(displaced);
  return guessed.map((column) => {
    if (said.has(column)) return { ...column, target: said.get(column) || null };
    return column.target && claimed.includes(wordOf(column.target)) ? { ...column, target: null } : column;
  });
}

/** How columns are taken: each header with its field, or null, in their order. */
export type ColumnFields = [header: string, field: string | null][];

export function fieldsOf(columns: readonly Column[]): ColumnFields {
  return columns.map(({ header, target }) => [header, target && wordOf(target)]);
}

/** The columns again. */
export function columnsFrom(fields: ColumnFields): Column[] {
  return fields.map(([header, field]) => ({ header, target: targetOf(field ?? '') ?? null }));
}

/** The fields that are no longer guessed once the client named this one: a whole name and its parts exclude each other. */
function displaced(target: Target): string[] {
  const before = target.group ? `${target.group}.` : '';
  const nameFields = ['firstName', 'lastName', 'fullName'];
  if (target.field === 'fullName') return nameFields.map((field) => before + field);
  return nameFields.includes(target.field) ? [wordOf(target), `${before}fullName`] : [wordOf(target)];
}

function find(columns: readonly Column[], header: string): Column {
  const wanted = header.trim();
  const column =
    columns.find((it) => it.header === wanted) ??
    columns.find((it) => it.header.toLowerCase() === wanted.toLowerCase());
  if (column) return column;
  throw wrongField('mapping', 'mapping.unknown_header', `The file has no column "${header}".`);
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // said below
  }
  throw wrongField('mapping', 'mapping.malformed', 'mapping must be a JSON object: {"<header>": "<field>" | null}.');
}
