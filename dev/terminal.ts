import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colours for a person at a terminal; plain text for a file, a pipe or NO_COLOR. */
export function styled(style: Style, text: string): string {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text;
}

/** Two columns, the first as wide as its longest entry. */
export function table(rows: [name: string, value: string][]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `  ${styled('dim', name.padEnd(width))}   ${value}`).join('\n');
}
