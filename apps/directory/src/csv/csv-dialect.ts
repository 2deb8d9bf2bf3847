// What kind of CSV a file is, told from its first bytes (given as latin1: the marks that matter are ASCII in every encoding we read).
const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How files begin that people upload by mistake. */
const otherFormats: [marks: string[], name: string][] = [
  [['PK\u0003\u0004'], 'an Excel workbook or a ZIP archive'],
  [['\u00d0\u00cf\u0011\u00e0'], 'an Excel workbook'],
  [['%PDF'], 'a PDF'],
  [['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8'], 'an image'],
  [['\u001f\u008b'], 'a compressed file'],
];
const otherTexts: [start: RegExp, name: string][] = [
  [/^\s*<[!?a-z]/i, 'a web page or XML'],
  [/^\s*[{[]\s*["{[\]}]/, 'JSON'],
];

export interface CsvDialect {
  delimiter: Delimiter;
  /** Lines before the header: one where a spreadsheet wrote `sep=;` on top. */
  linesBefore: number;
}

/** Why this cannot be a CSV at all, as a plain sentence; null where it may be one. */
export function whyNoCsv(head: string): string | null {
  if (head.trim() === '') return 'The file is empty.';
  const other =
    otherFormats.find(([marks]) => marks.some((mark) => head.startsWith(mark))) ??
    otherTexts.find(([start]) => start.test(head));
  if (other) return `The file is ${other[1]}, not a CSV. Save the list as CSV and upload that.`;
  if (head.includes('\u0000')) return 'The file is not a text, so it is not a CSV.';
  return null;
}

/** The delimiter that cuts the first lines most evenly; a line `sep=;` on top decides. */
export function dialectOf(head: string): CsvDialect {
  const said = /^"?sep=([,;|\t])"?\r?\n/i.exec(head)?.[1] as Delimiter | undefined;
  if (said) return { delimiter: said, linesBefore: 1 };
  const lines = linesOutsideQuotes(head).slice(0, 50);
  const scores = delimiters.map((delimiter) => evenness(lines, delimiter));
  return { delimiter: delimiters[scores.indexOf(Math.max(...scores))] ?? ',', linesBefore: 0 };
}

/** The lines of the head with quoted parts taken out; the last one is left away, it may be cut. */
function linesOutsideQuotes(head: string): string[] {
  const lines = head.replace(/"[^"]*("|$)/g, '').split(/\r\n|\n|\r/);
  const filled = lines.filter((line) => line.trim() !== '');
  return filled.length > 1 ? filled.slice(0, -1) : filled;
}

/** The number of lines that have as many delimiters as most, if any; more delimiters decide between equals. */
function evenness(lines: string[], delimiter: Delimiter): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1);
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  return Math.max(0, ...[...tally].map(([count, times]) => times + Math.min(count, 99) / 100));
}
