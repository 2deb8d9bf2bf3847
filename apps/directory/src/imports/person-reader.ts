// Reads the cells of one person. An optional cell that cannot be used costs the cell, a missing name the person.
import { fullName } from '@portico/contracts/full-name';
import type { ResidentKind } from '@portico/contracts/residents';
import { kindOf, localeOfCell } from './cell-words';
import { readEmailCell } from './email-cell';
import { splitName } from './person-name';
import type { PersonName } from './person-name';
import { kindOfGroup, maxLength } from './roster-fields';
import type { Group, PersonField } from './roster-fields';
import { tooLong } from './roster-record';
import type { Issue, PersonCells } from './roster-record';

/** The filled cells of one person by field, each with its header. */
export type PersonTexts = Partial<Record<PersonField, { text: string; header: string }>>;

/** Null where the person cannot be imported; `issues` gets every reason. */
export function readPerson(group: Group, texts: PersonTexts, issues: Issue[]): PersonCells | null {
  const name = readName(texts, issues);
  const kind = group === '' ? readKind(texts, issues) : kindOfGroup(group);
  if (!name || kind === undefined) return null;
  return {
    group,
    kind,
    ...name,
    wholeName: texts.firstName === undefined && texts.lastName === undefined,
    email: readEmail(texts, name, issues),
    phone: readPhone(texts, issues),
    locale: readLocale(texts, issues),
  };
}

function readName(texts: PersonTexts, issues: Issue[]): PersonName | null {
  const { firstName, lastName, fullName } = texts;
  const name =
    firstName || lastName
      ? { firstName: firstName?.text ?? '', lastName: lastName?.text ?? '' }
      : fullName && splitName(fullName.text);
  if (!name) {
    const whom = texts.email ? ` (the one with ${excerpt(texts.email.text)})` : '';
    issues.push({ field: null, code: 'name.missing', message: `A person without a name${whom} was not imported.` });
    return null;
  }
  const fits = name.firstName.length <= maxLength.firstName && name.lastName.length <= maxLength.lastName;
  if (fits && (fullName?.text.length ?? 0) <= maxLength.fullName) return name;
  const message = `The name has more than ${maxLength.lastName} characters; the person was not imported.`;
  issues.push({ field: (lastName ?? firstName ?? fullName)!.header, code: 'row.malformed', message });
  return null;
}

/** Null where the file does not say; undefined where what it says is unknown. */
function readKind({ kind }: PersonTexts, issues: Issue[]): ResidentKind | null | undefined {
  if (!kind) return null;
  const known = kindOf(kind.text);
  if (!known) {
    const message = `"${kind.text}" says neither owner nor tenant; the person was not imported.`;
    issues.push({ field: kind.header, code: 'row.malformed', message });
  }
  return known;
}

function readEmail({ email }: PersonTexts, name: PersonName, issues: Issue[]): string | null {
  if (!email) return null;
  const cell = readEmailCell(email.text);
  const whom = fullName(name);
  if (cell.email === null) {
    const message = `"${excerpt(email.text)}" is no email address; ${whom} was imported without it.`;
    issues.push({ field: email.header, code: 'email.invalid', message });
  } else if (cell.ignored.length > 0) {
    const message = `A person has one primary email: ${cell.email} was taken for ${whom}, ${excerpt(cell.ignored.join(', '))} was not.`;
    issues.push({ field: email.header, code: 'email.second_ignored', message });
  }
  return cell.email;
}

function readPhone({ phone }: PersonTexts, issues: Issue[]): string | null {
  if (!phone) return null;
  if (phone.text.length <= maxLength.phone) return phone.text;
  issues.push(tooLong(phone.header, maxLength.phone));
  return null;
}

function readLocale({ locale }: PersonTexts, issues: Issue[]): string | null {
  if (!locale) return null;
  const tag = localeOfCell(locale.text);
  if (tag !== undefined && tag.length <= maxLength.locale) return tag;
  issues.push({
    field: locale.header,
    code: 'row.malformed',
    message: `"${locale.text}" is no language we know; it was left out.`,
  });
  return null;
}

/** The beginning of a long text, without half a character at its end. */
function excerpt(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99).replace(/[\ud800-\udbff]$/, '')}…` : text;
}
