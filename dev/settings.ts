import { resolve } from 'node:path';
import { ConfigError, loadConfig, PublicOrigin } from '@portico/platform/config';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { checkout } from './checkout';

/** What `npm start` and `npm run demo` read; what the services read beside passes through untouched. */
export class Settings {
  @IsIn(['development', 'test', 'production'])
  nodeEnv: string = 'development';

  /** The gateway's port; the six after it are ours too. */
  @IsInt()
  @Min(1)
  @Max(65_529)
  port: number = 3000;

  /** Where the gateway and the mailbox's page listen. The services behind always stay on loopback. */
  @IsString()
  host: string = '127.0.0.1';

  /** What is made up stands here: the embedded PostgreSQL, secrets, mails, logs. */
  @IsString()
  dataDir: string = '.data';

  @IsOptional()
  @PublicOrigin()
  publicUrl?: string;

  @IsOptional()
  @IsString()
  databaseUrl?: string;

  @IsOptional()
  @IsString()
  redisUrl?: string;

  @IsOptional()
  @IsString()
  smtpUrl?: string;

  /** An invented community on the first start; by default where nothing else is set. */
  @IsOptional()
  @IsBoolean()
  demo?: boolean;

  @IsOptional()
  @IsString()
  adminApiKey?: string;

  @IsString()
  adminEmail: string = 'admin@portico.example';
}

const neededInProduction = [
  'DATABASE_URL',
  'SMTP_URL',
  'PUBLIC_URL',
  'MAIL_FROM',
  'INTERNAL_SECRET',
  'LINK_SECRET',
  'SESSION_SECRET',
  'ADMIN_EMAIL',
  'ADMIN_PASSWORD',
  'ADMIN_API_KEY',
];

/**
 * Reads and completes the settings.
 *
 * @throws ConfigError naming every bad variable; in production every missing one too, because nothing is made up there.
 */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const settings = loadConfig(Settings, env);
  if (settings.nodeEnv === 'production') refuseGaps(env);
  settings.dataDir = resolve(checkout, settings.dataDir);
  const aloneInTheWorld = !settings.databaseUrl && !settings.redisUrl && !settings.smtpUrl;
  settings.demo ??= aloneInTheWorld && settings.nodeEnv !== 'production';
  return settings;
}

/** Where this machine reaches the gateway, whatever its public address is. */
export function localUrl(settings: Settings, offset = 0): string {
  const host = ['0.0.0.0', '::'].includes(settings.host) ? '127.0.0.1' : settings.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${settings.port + offset}`;
}

/** True for a variable that is given, by itself or as a file. */
export function isGiven(env: NodeJS.ProcessEnv, variable: string): boolean {
  return Boolean(env[variable] || env[`${variable}_FILE`]);
}

function refuseGaps(env: NodeJS.ProcessEnv): void {
  const missing = neededInProduction.filter((variable) => !isGiven(env, variable));
  if (missing.length === 0) return;
  throw new ConfigError(
    missing.map((variable) => ({ variable, reason: 'is missing; in production nothing is made up' })),
  );
}
