import { readFile } from 'node:fs/promises';
import { basename, extname, join, resolve } from 'node:path';
import { checkout } from '../checkout';
import { PlainError } from '../plain-error';

/** A community's people as a file, and the name of the community. */
export interface Roster {
  /** From the file's name: the same file is the same community, every time. */
  community: string;
  filename: string;
  csv: Buffer;
  /** Figures that must come out, where an `….expected.json` lies beside the file. */
  expected: Record<string, number> | null;
}

/** A roster of our own; every person in it is invented. */
export function inventedRoster(name: 'juniper-ridge' | 'maple-court'): Promise<Roster> {
  return readRoster(join(checkout, 'dev', 'demo', `${name}.csv`));
}

/** Reads a CSV of any kind that the import understands. */
export async function readRoster(path: string): Promise<Roster> {
  // npm changes to the checkout's folder; a relative path is meant from where npm was called.
  const file = resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
  const csv = await readFile(file).catch(() => {
    throw new PlainError(`There is no file ${file}.`);
  });
  const expected = await readFile(file.replace(/\.csv$/i, '.expected.json'), 'utf8').catch(() => null);
  return {
    community: communityNameOf(file),
    filename: basename(file),
    csv,
    expected: expected ? (JSON.parse(expected) as Record<string, number>) : null,
  };
}

/** `heron-pointe.csv` → `Heron Pointe`. */
export function communityNameOf(file: string): string {
  const words = basename(file, extname(file))
    .split(/[-_\s]+/)
    .filter(Boolean);
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join(' ');
}
