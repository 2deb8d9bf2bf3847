// A spreadsheet runs what begins like a formula. In our files such a cell gets an apostrophe; reading takes it off again.
const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
const neutralized = /^'+[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** The text as a spreadsheet shows it without running it. */
export function neutral(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Undoes `neutral`: `restored(neutral(x))` is `x` for any text. */
export function restored(text: string): string {
  return neutralized.test(text) ? text.slice(1) : text;
}
