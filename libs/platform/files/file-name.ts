// The names of files that people hand in: cleaned, never trusted.

/** Characters of a name. */
const LONGEST_NAME = 200;

/**
 * The name as it is shown: its last part, without control characters and without those that turn the direction of
 * writing, which make `gpj.exe` look like a picture. Empty where nothing is left of it.
 */
export function cleanName(filename: string): string {
  const last = Buffer.from(filename).toString().normalize('NFC').split(/[/\\]/).at(-1)!;
  const visible = last.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');
  const name = visible
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  return shortened(name);
}

/** Cuts the middle, so that the ending stays. */
function shortened(name: string): string {
  const characters = [...name];
  if (characters.length <= LONGEST_NAME) return name;
  const ending = /\.[^.]{1,10}$/.exec(name)?.[0] ?? '';
  return `${characters.slice(0, LONGEST_NAME - [...ending].length).join('')}${ending}`;
}
