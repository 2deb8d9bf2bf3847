// What an email cell says. People write two addresses, a word, or a typing error into it; only what can be mailed counts.
import { isEmailAddress } from '@portico/contracts/email';

export interface EmailCell {
  /** The first address of the cell that can be mailed. */
  email: string | null;
  /** Further parts of the cell that were left aside. */
  ignored: string[];
}

/** `email` is null where nothing in the (trimmed) cell can be mailed. A single address with a stray sign at its end is broken: nothing is guessed. */
export function readEmailCell(cell: string): EmailCell {
  if (isEmailAddress(cell)) return { email: cell, ignored: [] };
  const parts = partsOf(cell);
  const email = parts.length > 1 ? parts.find(isEmailAddress) : undefined;
  if (email === undefined) return { email: null, ignored: [] };
  return { email, ignored: parts.filter((part) => part.toLowerCase() !== email.toLowerCase()) };
}

function partsOf(cell: string): string[] {
  const parts = cell
    .split(/[;,|/]| (?:and|or|&|y|o) /i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  // White space alone parts addresses, never a name from an address: "jo smith@example.com" is a typing error.
  return parts.flatMap((part) => (part.split(' ').every((word) => word.includes('@')) ? part.split(' ') : [part]));
}
