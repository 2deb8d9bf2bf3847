// The shape of a record: whether its cells are those of the columns.

/** Whether nothing stands in it. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Why a record was cut or shifted, as a plain sentence: it would give somebody another one's data, and is refused as a whole. */
export function whyBroken(cells: readonly string[], width: number): string | null {
  const extra = cells.slice(width).some((cell) => cell.trim() !== '');
  if (extra || cells.length < width) return `The record has ${cells.length} cells, the header has ${width}.`;
  const open = cells.some((cell) => cell.startsWith('"') && /[\n\r]/.test(cell));
  return open ? 'A quote in this record is not closed where its cell ends.' : null;
}
