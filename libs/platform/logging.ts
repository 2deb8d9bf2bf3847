// Logs: JSON lines in production, short readable ones else. No address, token or name gets into them; a request id does.
import { Writable } from 'node:stream';
import type { LoggerService } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { pino } from 'pino';
import type { Logger } from 'pino';
import { currentRequestId } from './request-id';

const SECRET_FIELDS = ['token', 'nonce', 'secret', 'password', 'authorization', 'cookie', 'email', 'apiKey'];
/** Begins after an escape of JSON such as `\n`, never in it: lines are scrubbed as JSON and must stay JSON. */
const ADDRESS = /(?<!\\(?:u[0-9a-f]{0,3})?)[^\s"<>()[\]{},;:\\/@=]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const SECRET_PARAMETER = /([?&#](?:token|nonce|secret|code)=)[^&\s"'\\]+/gi;
const BEARER = /(bearer\s+)[\w.~+/=-]+/gi;
type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Hides mail addresses, tokens in addresses of pages, and bearer credentials. */
export function scrub(text: string): string {
  return text.replace(SECRET_PARAMETER, '$1***').replace(BEARER, '$1***').replace(ADDRESS, '***@***');
}

/** A logger of one process. `json` false: short readable lines. */
export function createLogger(name: string, level: string, json: boolean, target: Writable = process.stdout): Logger {
  return pino(
    {
      name,
      level,
      base: { name },
      mixin: () => ({ requestId: currentRequestId() }),
      redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '***' },
      serializers: { err: describeError },
      hooks: { streamWrite: scrub },
    },
    json ? target : readable(target),
  );
}

/** Nest's logger on top of pino. A message may be an object with `msg` and `err`. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  private write(level: Level, message: unknown, more: unknown[]): void {
    const context = more.at(-1);
    const stack = more.length > 1 ? more[0] : undefined;
    const fields =
      message instanceof Error ? { err: message } : typeof message === 'object' ? message : { msg: message };
    this.logger[level]({ context, stack, ...fields });
  }
}

/** One line for each answered request, without its query. Health and metrics are silent. */
export function requestLog(logger: Logger): (request: Request, response: Response, next: NextFunction) => void {
  return (request, response, next) => {
    const started = performance.now();
    const path = request.path;
    const id = currentRequestId();
    response.once('close', () => {
      if (path.startsWith('/health') || path === '/metrics') return;
      const ms = Math.round(performance.now() - started);
      const fields = { requestId: id, method: request.method, path, status: response.statusCode, ms };
      logger[response.statusCode >= 500 ? 'error' : 'info'](fields, 'answered');
    });
    next();
  };
}

/** Of an error only what is safe: a database error also carries the query and its parameters. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as { code?: unknown };
  const cause = error.cause === undefined ? undefined : describeError(error.cause);
  return { type: error.name, message: error.message, stack: error.stack, code, cause };
}

function readable(target: Writable): Writable {
  return new Writable({
    write(line: Buffer, _encoding, done) {
      target.write(readableLine(line.toString()), () => done());
    },
  });
}

function readableLine(line: string): string {
  const {
    level,
    time,
    name: _name,
    msg,
    context,
    err,
    stack,
    requestId,
    ...rest
  } = JSON.parse(line) as Record<string, unknown>;
  const label = pino.levels.labels[Number(level)] ?? '';
  const head = [
    new Date(Number(time)).toISOString().slice(11, 19),
    label.toUpperCase().padEnd(5),
    typeof context === 'string' ? `[${context}]` : '',
    msg,
  ];
  const fields = Object.entries({ ...rest, requestId }).filter(([, value]) => value !== undefined);
  const tail = fields.map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const trace = (err as { stack?: string } | undefined)?.stack ?? (typeof stack === 'string' ? stack : '');
  return `${[...head, ...tail].filter(Boolean).join(' ')}\n${trace ? `${trace}\n` : ''}`;
}
