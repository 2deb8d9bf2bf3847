// What must happen after a commit is written into the same transaction and carried out from there, at least once.
import { Module } from '@nestjs/common';
import type { DynamicModule, InjectionToken, ModuleMetadata, OptionalFactoryDependency } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { DatabaseServiceConfig, loadConfig } from './config';
import { OutboxRelay } from './outbox.relay';
import type { OutboxHandlers } from './outbox.relay';

export type { OutboxHandlers };

/** For the first migration of each service that uses an outbox. */
export const outboxTable = `
  CREATE TABLE outbox (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    topic text NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    attempts int NOT NULL DEFAULT 0,
    not_before timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX outbox_due ON outbox (topic, id)`;

/** Notes what must happen once `tx` is committed; the topic's handler gets the payload, maybe more than once. */
export async function remember(tx: EntityManager, topic: string, payload: object): Promise<void> {
  await rememberAll(tx, topic, [payload]);
}

/** The same for many payloads in one statement. */
export async function rememberAll(tx: EntityManager, topic: string, payloads: readonly object[]): Promise<void> {
  if (payloads.length === 0) return;
  await tx.query(`INSERT INTO outbox (topic, payload) SELECT $1, value FROM jsonb_array_elements($2::jsonb)`, [
    topic,
    JSON.stringify(payloads),
  ]);
  await tx.query(`SELECT pg_notify(current_schema() || '_outbox', $1)`, [topic]);
}

interface HandlersFactory {
  imports?: ModuleMetadata['imports'];
  useFactory: (...dependencies: never[]) => OutboxHandlers;
  inject?: (InjectionToken | OptionalFactoryDependency)[];
}

/** Carries out what the service's outbox holds. Each topic has one handler, and handlers must bear a repetition. */
@Module({})
export class OutboxModule {
  static forHandlers({ imports = [], useFactory, inject = [] }: HandlersFactory): DynamicModule {
    return {
      module: OutboxModule,
      imports,
      providers: [
        {
          provide: OutboxRelay,
          useFactory: (db: DataSource, ...dependencies: never[]) =>
            new OutboxRelay(db, loadConfig(DatabaseServiceConfig).databaseUrl, useFactory(...dependencies)),
          inject: [DataSource, ...inject],
        },
      ],
      exports: [OutboxRelay],
    };
  }
}
