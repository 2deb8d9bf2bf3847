// Phrases as people write them down, to be found in what servers say: `mailbox * (is|was)? full`.
//   A blank stands for what parts two words, or for nothing: `over quota` finds `over-quota` and `OverQuota`.
//   `*` stands for anything short, `(a|b)` for one of them; `?` makes what is before it optional.
//   A phrase begins where a word begins, and ends anywhere in one; `!` at its end says that the word ends there too.
// Capitals and accents do not count. Phrases are looked for in `plain` text.

/** Characters that `*` may stand for. */
const GAP = 60;
// Chinese and Japanese write their words without a gap.
const WORD_BEGINS = String.raw`(?<![\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{N}])`;
const BLANK = String.raw`[\s\p{P}\p{S}]{0,5}`;

const address = /[^\s<>@"'(:;,]{1,128}@[^\s<>@"'):;,]{1,255}/g;

/** A text as phrases are looked for: one line, small letters, no accents, straight quotes; names in addresses are no words. */
export function plain(text: string): string {
  return text
    .replaceAll(address, '@')
    .normalize('NFKD')
    .replaceAll(/\p{Mn}+/gu, '')
    .replaceAll(/[\u2018\u2019\u00B4`]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Finds any of these phrases. */
export function anyOf(phrases: readonly string[]): RegExp {
  return new RegExp(`${WORD_BEGINS}(?:${phrases.map(patternOf).join('|')})`, 'u');
}

function patternOf(phrase: string): string {
  return plain(phrase)
    .replaceAll(/[.[\]{}+^$\\/]/g, String.raw`\$&`)
    .replaceAll(/ ?\* ?/g, `.{0,${GAP}}?`)
    .replaceAll(' ', BLANK)
    .replaceAll('(', '(?:')
    .replace(/!$/, String.raw`(?![\p{L}\p{N}])`);
}
