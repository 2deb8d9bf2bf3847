// Fields as mail writes them, `Name: value` with folded lines: headers, delivery status, feedback reports.

/** Names in lower case, each with its values in the order in which they stand. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/** Reads the groups of fields of a text; groups are parted by blank lines, lines that are no field are passed over. */
export function groupsOf(text: string): Fields[] {
  return text
    .split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0);
}

/** Reads one group of fields. */
export function fieldsOf(text: string): Fields {
  const fields = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const line of text.split(/\r?\n/)) {
    const [, name, value] = /^([\w.-]{1,80})[ \t]*:(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) {
      last = fields.get(name.toLowerCase()) ?? [];
      last.push(value.trim());
      fields.set(name.toLowerCase(), last);
    } else if (/^[ \t]+\S/.test(line) && last) last.push(`${last.pop()!} ${line.trim()}`.trim());
    else last = undefined;
  }
  return fields;
}

/** The first value of a field that is not empty; null where there is none. */
export function first(fields: Fields, ...names: string[]): string | null {
  return names.flatMap((name) => fields.get(name) ?? []).find((value) => value !== '') ?? null;
}
