import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this checkout: the nearest one above that holds `nest-cli.json`, both from source and from `dist`. */
export const checkout = above(__dirname);

function above(folder: string): string {
  if (existsSync(join(folder, 'nest-cli.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('dev/ runs inside a checkout of Portico only.');
  return above(dirname(folder));
}
