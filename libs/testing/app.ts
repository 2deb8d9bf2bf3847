import type { AddressInfo } from 'node:net';
import type { DynamicModule, InjectionToken, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import type { TestingModuleBuilder } from '@nestjs/testing';
import { configureHttp } from '@portico/platform/http';
import supertest from 'supertest';

export interface AppOptions {
  /** Stubs at the edge of the app: `(builder) => builder.overrideProvider(X).useValue(x)`. */
  overrides?: (builder: TestingModuleBuilder) => TestingModuleBuilder;
  /** What the app's main does to the app, as in `serve(name, module, configure)`. */
  configure?: (app: NestExpressApplication) => void;
}

export interface TestApp {
  app: NestExpressApplication;
  /** `http://127.0.0.1:<port>`, listening. */
  url: string;
  /** supertest on the app; it keeps no cookies (`supertest.agent(url)` does). */
  http: ReturnType<typeof supertest>;
  /** A provider of any module. */
  get<T>(token: Type<T> | (abstract new (...args: never[]) => T) | string | symbol): T;
  close(): Promise<void>;
}

/** INTERNAL_SECRET of every app in tests. */
export const INTERNAL_SECRET = 'internal-secret-of-the-tests-32-characters';
const DEFAULTS = { NODE_ENV: 'test', PORT: '0', INTERNAL_SECRET };

/**
 * Starts a real app on a free port of loopback. `env` is all it sees of our settings beside NODE_ENV, PORT and INTERNAL_SECRET;
 * it is in place while the app is made and taken back afterwards, so settings must be read by then.
 */
export async function startApp(
  rootModule: Type<unknown> | DynamicModule,
  env: Record<string, string> = {},
  { overrides = (builder) => builder, configure }: AppOptions = {},
): Promise<TestApp> {
  const app = await withEnvironment({ ...DEFAULTS, ...env }, async () => {
    const module = await overrides(Test.createTestingModule({ imports: [rootModule] })).compile();
    const made = module.createNestApplication<NestExpressApplication>({ bodyParser: false });
    configureHttp(made);
    configure?.(made);
    return made.listen(0, '127.0.0.1').then(
      () => made,
      (error: unknown) => closeAfter(made, error),
    );
  });
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  return {
    app,
    url,
    http: supertest(url),
    get: (token) => app.get(token as InjectionToken, { strict: false }),
    close: async () => {
      app.getHttpServer().closeAllConnections();
      await app.close();
    },
  };
}

/** What a start that failed has opened already must not outlive the test. */
async function closeAfter(app: NestExpressApplication, error: unknown): Promise<never> {
  await app.close();
  throw error;
}

let lastStart: Promise<unknown> = Promise.resolve();

/** One start after the other: the environment is one for all. */
function withEnvironment<T>(env: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const start = lastStart.then(async () => {
    const before = { ...process.env };
    Object.assign(process.env, env);
    try {
      return await work();
    } finally {
      for (const name of Object.keys(env)) {
        if (before[name] === undefined) delete process.env[name];
        else process.env[name] = before[name];
      }
    }
  });
  lastStart = start.catch(() => undefined);
  return start;
}
