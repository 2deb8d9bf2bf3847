import { randomBytes, randomInt } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isGiven } from './settings';

const recipes = {
  INTERNAL_SECRET: longSecret,
  LINK_SECRET: longSecret,
  SESSION_SECRET: longSecret,
  ADMIN_PASSWORD: typedPassword,
  ADMIN_API_KEY: () => `portico_${longSecret()}`,
  EMBEDDED_POSTGRES_PASSWORD: longSecret,
} satisfies Record<string, () => string>;

export type SecretName = keyof typeof recipes;

/**
 * The secrets of this installation: made once, kept in `secrets.json` (readable by its owner only) and the same ever after.
 * What the environment gives is neither made nor kept.
 */
export async function secretsOf(dataDir: string, env: NodeJS.ProcessEnv): Promise<Partial<Record<SecretName, string>>> {
  const kept = await keptSecrets(dataDir);
  const names = (Object.keys(recipes) as SecretName[]).filter((name) => !isGiven(env, name));
  const secrets = Object.fromEntries(names.map((name) => [name, kept[name] ?? recipes[name]()]));
  if (names.some((name) => !kept[name])) await keep(dataDir, { ...kept, ...secrets });
  return secrets;
}

/** What an earlier start made; empty if there was none. */
export async function keptSecrets(dataDir: string): Promise<Partial<Record<SecretName, string>>> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Partial<Record<SecretName, string>>;
}

async function keep(dataDir: string, secrets: object): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const fresh = `${fileOf(dataDir)}.new`;
  await writeFile(fresh, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(fresh, fileOf(dataDir));
}

function fileOf(dataDir: string): string {
  return join(dataDir, 'secrets.json');
}

function longSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Sixteen letters and digits that cannot be confused, in four groups: about 80 bits, and fit to be typed. */
function typedPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
