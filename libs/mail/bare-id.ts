// A delivery's id where each character counts: its 32 hexadecimal digits, without dashes.

/** The digits of an id. */
export function bareId(id: string): string {
  return id.replaceAll('-', '').toLowerCase();
}

/** The id of these digits. */
export function dashedId(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
