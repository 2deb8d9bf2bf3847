// The main of every service: start or say plainly why not; end within a limit, and never outlive the parent that asked for it.
import { NestFactory } from '@nestjs/core';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { ConfigError, loadConfig, ServiceConfig } from './config';
import { configureHttp } from './http';
import { createLogger, NestLogger } from './logging';

/** A service that is told to end is gone by then, whatever it still does. */
export const CLOSE_LIMIT_MS = 25_000;
const OPEN_REQUESTS_LIMIT_MS = 5_000;

/**
 * Runs a service until SIGTERM or SIGINT. A start that fails prints one plain line and exits with 1; with bad settings it names
 * every one of them, which is why it wants the app's whole `settings` class.
 */
export async function serve(
  name: string,
  settings: new () => ServiceConfig,
  rootModule: Type<unknown> | DynamicModule,
  configure?: (app: NestExpressApplication) => void,
): Promise<void> {
  try {
    const config = loadConfig(settings);
    const logger = createLogger(name, config.logLevel, config.nodeEnv === 'production');
    const app = await start(rootModule, config, logger, configure);
    logger.info({ port: config.port }, 'listening');
    closeOnSignals(app, logger);
    if (process.env['EXIT_WITH_PARENT'] === '1') closeWithParent();
  } catch (error) {
    process.stderr.write(`${name} cannot start: ${reasonOf(error)}\n`);
    process.exit(1);
  }
}

async function start(
  rootModule: Type<unknown> | DynamicModule,
  config: ServiceConfig,
  logger: Logger,
  configure: ((app: NestExpressApplication) => void) | undefined,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(rootModule, {
    bodyParser: false,
    abortOnError: false,
    logger: new NestLogger(logger),
  });
  configureHttp(app, logger);
  configure?.(app);
  await app.listen(config.port, config.host);
  return app;
}

function closeOnSignals(app: NestExpressApplication, logger: Logger): void {
  let closing = false;
  const close = (signal: string): void => {
    if (closing) return;
    closing = true;
    logger.info({ signal }, 'closing');
    setTimeout(() => process.exit(1), CLOSE_LIMIT_MS).unref();
    // Event streams never end by themselves; what a person waits for is done by then.
    setTimeout(() => app.getHttpServer().closeAllConnections(), OPEN_REQUESTS_LIMIT_MS).unref();
    app.close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'closed with an error');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', close);
  process.on('SIGINT', close);
}

/** A parent that was killed cannot tell: its child is then given to another one, or the channel between them breaks. */
function closeWithParent(): void {
  const parent = process.ppid;
  const end = (): void => void process.kill(process.pid, 'SIGTERM');
  process.once('disconnect', end);
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 1_000);
  watch.unref();
}

function reasonOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `port ${port} is in use; set PORT to another one.`;
  return error instanceof Error ? error.message || String(code ?? error.name) : String(error);
}
