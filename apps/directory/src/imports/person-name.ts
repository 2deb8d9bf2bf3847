// A whole name in one cell is cut into first and last; a company, a trust or an estate is a last name as it stands.
import { fullName } from '@portico/contracts/full-name';
import { folded } from '../names/name';

export interface PersonName {
  firstName: string;
  lastName: string;
}

const organization =
  /\b(llc|l\.l\.c|inc|incorporated|corp|corporation|company|ltd|limited|l\.?l?\.?p|plc|pllc|gmbh|trust|trustees?|estate of|holdings?|bank|association|assn|hoa|propert(y|ies)|investments?|partners|partnership|ventures|enterprises|foundation|ministries|rentals|realty|management|authority|(city|county|state|university|church) of)\b|& ?(sons|co)\b|\b(co\.|s\.a\.|s\.l\.)|^the .* family$/i;
/** Words that belong to the last name that follows them. */
const particles = new Set(
  'van von der den de del della di da do dos das du la le les los el al ibn bin bint ben abu st st. saint san santa ter ten zu zur af av mac mc o y e'.split(
    ' ',
  ),
);
const suffix = /^(jr|sr|ii|iii|iv|v|md|phd|esq)\.?$/i;

/** Whether a name is that of a company, trust or other body rather than of a person. */
export function isOrganization(name: string): boolean {
  return organization.test(name);
}

/** Cuts a (trimmed) whole name. One word alone, and the name of a body, is a last name. */
export function splitName(fullName: string): PersonName {
  if (isOrganization(fullName)) return { firstName: '', lastName: fullName };
  const turned = /^([^,]+), *([^,]+)$/.exec(fullName);
  if (turned?.[1] && turned[2] && !suffix.test(turned[2])) return { firstName: turned[2], lastName: turned[1].trim() };
  const words = fullName.split(' ');
  const cut = lastNameStart(words);
  return { firstName: words.slice(0, cut).join(' '), lastName: words.slice(cut).join(' ') };
}

/** The index of the first word of the last name: the last word that is no suffix, with the particles before it. */
function lastNameStart(words: string[]): number {
  let start = words.length - 1;
  while (start > 1 && suffix.test(words[start] ?? '')) start -= 1;
  while (start > 1 && particles.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
  return start;
}

/** The form in which two names are the same: whole, without case and accents. */
export function nameKey(name: PersonName): string {
  return folded(fullName(name));
}
