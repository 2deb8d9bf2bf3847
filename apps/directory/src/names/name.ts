// How names are compared, sorted and searched: without case and accents, numbers by their value.

const KEY_LENGTH = 100;
const MAX_WORDS = 10;
/** ASCII without double blanks: most names, and there is nothing to fold but the case. */
const plain = /^([!-~]+( [!-~]+)*)?$/;

/** The form in which texts are compared: no case, no accents, no double blanks. */
export function folded(text: string): string {
  if (plain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** What a name is sorted by: "Lot 9" before "Lot 10". At most 100 characters, since an index entry has its limit. */
export function sortKey(text: string): string {
  const padded = folded(text).replaceAll(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(10, '0'));
  return padded.length <= KEY_LENGTH ? padded : [...padded].slice(0, KEY_LENGTH).join('');
}

/** What a person is sorted by: the last name, then the first. The tab sorts before every letter, so that "Li, Wu" precedes "Li Na, An". */
export function personKey(firstName: string, lastName: string): string {
  return `${sortKey(lastName)}\t${sortKey(firstName)}`;
}

/** What is searched: each text folded, a line each. */
export function searchText(texts: readonly (string | null | undefined)[]): string {
  return texts.flatMap((text) => (text ? [folded(text)] : [])).join('\n');
}

/** LIKE patterns for a search: every word must occur, in any order; at most ten count. */
export function searchPatterns(search: string): string[] {
  const words = folded(search).split(' ').filter(Boolean).slice(0, MAX_WORDS);
  return words.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}
