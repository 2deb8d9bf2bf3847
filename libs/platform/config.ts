// Settings come from the environment alone and are checked once, at the start. Messages name variables, never their values.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import {
  getMetadataStorage,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  Min,
  MinLength,
  ValidateBy,
  validateSync,
} from 'class-validator';
import type { ValidationError } from 'class-validator';
import { IsCrashPoint } from './crash-point';

type Environment = Record<string, string | undefined>;

/** Where `PublicOrigin` notes how its text is read. */
const READ_AS = Symbol('readAs');

/** The start cannot go on: the message lists the names of the bad variables and why, one a line, and no value. */
export class ConfigError extends Error {
  constructor(readonly problems: { variable: string; reason: string }[]) {
    super(['These settings are wrong or missing:', ...problems.map((p) => `  ${p.variable}: ${p.reason}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

/** The address that people know: an origin, whatever its spelling kept without a slash at the end, so that a path can follow. */
export function PublicOrigin(): PropertyDecorator {
  const rule = ValidateBy({
    name: 'publicOrigin',
    validator: {
      validate: (value: unknown) => typeof value === 'string' && originOf(value) === value,
      defaultMessage: () => 'must be http:// or https:// with a host and nothing behind it',
    },
  });
  return (target, property) => {
    Reflect.defineMetadata(READ_AS, (text: string) => originOf(text) ?? text, target, property);
    rule(target, property);
  };
}

/** What every service reads. Each app extends it in its own `src/config.ts`. */
export class ServiceConfig {
  @IsIn(['development', 'test', 'production'])
  nodeEnv: string = 'development';

  /** The address to listen on; loopback unless a container needs more. */
  @IsString()
  host: string = '127.0.0.1';

  @IsInt()
  @Min(0)
  @Max(65_535)
  port: number;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  logLevel: string = 'info';

  /** Shared by our own services; each proves with it who it is. At least 32 characters. */
  @IsString()
  @MinLength(32)
  internalSecret: string;

  /** For tests: the process kills itself there. */
  @IsOptional()
  @IsCrashPoint()
  crashAt?: string;
}

/** What a service with its own schema reads beside. */
export class DatabaseServiceConfig extends ServiceConfig {
  @IsString()
  databaseUrl: string;

  /** Connections of one process at the most, the queue's not counted. */
  @IsInt()
  @Min(2)
  @Max(200)
  databasePoolSize: number = 10;

  /** Left out, the queues live in PostgreSQL. */
  @IsOptional()
  @IsString()
  redisUrl?: string;
}

/**
 * Reads a settings class from the environment: field `publicUrl` from `PUBLIC_URL`, or else from the file that `PUBLIC_URL_FILE` names.
 * Only fields with a validation decorator are settings; an initialiser is the default; an empty variable counts as left out.
 *
 * @throws ConfigError that lists everything wrong at once.
 */
export function loadConfig<T extends object>(type: new () => T, env: Environment = process.env): T {
  const config = new type();
  const unreadable: { variable: string; reason: string }[] = [];
  for (const field of fieldsOf(type)) {
    try {
      const text = textOf(variableOf(field), env);
      if (text !== undefined) Object.assign(config, { [field]: read(config, field, text) });
    } catch {
      unreadable.push({ variable: `${variableOf(field)}_FILE`, reason: 'the file cannot be read' });
    }
  }
  const wrong = unreadable.length > 0 ? unreadable : validateSync(config).map(reasonOf);
  if (wrong.length > 0) throw new ConfigError(wrong);
  return config;
}

/** The variables that a settings class reads, each also with `_FILE` behind it. */
export function variablesOf(type: new () => object): string[] {
  return [...fieldsOf(type)].map(variableOf);
}

/** `databaseUrl` → `DATABASE_URL`. */
function variableOf(field: string): string {
  return field.replace(/[A-Z]+|\d+(?=[A-Z]|$)/g, (part) => (/\d/.test(part) ? part : `_${part}`)).toUpperCase();
}

function fieldsOf(type: new () => object): Set<string> {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  return new Set(rules.map((rule) => rule.propertyName));
}

function textOf(variable: string, env: Environment): string | undefined {
  if (env[variable]) return env[variable];
  const file = env[`${variable}_FILE`];
  return file ? readFileSync(file, 'utf8').trim() || undefined : undefined;
}

function read(config: object, field: string, text: string): unknown {
  const readAs = Reflect.getMetadata(READ_AS, config, field) as ((text: string) => unknown) | undefined;
  return readAs ? readAs(text) : converted(text, declaredType(config, field));
}

/** Undefined where the text is no origin: a path, a query or credentials are none of it. */
function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, href, origin } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && href === `${origin}/` ? origin : undefined;
}

function declaredType(config: object, field: string): unknown {
  const fallback = (config as Record<string, unknown>)[field];
  if (typeof fallback === 'number') return Number;
  if (typeof fallback === 'boolean') return Boolean;
  return Reflect.getMetadata('design:type', config, field);
}

/** What cannot be converted stays text, so that the field's own rule refuses it. */
function converted(text: string, type: unknown): unknown {
  if (type === Number) return /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text;
  if (type === Boolean)
    return { true: true, '1': true, yes: true, false: false, '0': false, no: false }[text.trim().toLowerCase()] ?? text;
  return text;
}

function reasonOf(error: ValidationError): { variable: string; reason: string } {
  const variable = variableOf(error.property);
  if (error.value === undefined || error.value === null) return { variable, reason: 'is missing' };
  const reasons = Object.values(error.constraints ?? {}).map((text) => text.replaceAll(error.property, '').trim());
  return { variable, reason: reasons.join('; ') || 'is wrong' };
}
