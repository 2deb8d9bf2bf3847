// What must happen after a commit is written into the same transaction and carried out from there, at least once.
import { Module } from '@nestjs/common';
import type { DynamicModule, ModuleMetadata, Type } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { DatabaseServiceConfig, loadConfig } from './config';
import { OutboxRelay } from './outbox.relay';
import type { OutboxHandlers } from './outbox.relay';

/** A topic's payload by its type alone; at run time there is nothing in it. */
export interface Payload<P extends object> {
  readonly as?: P;
}

/** The topics of a service, each with its payload: `{ 'batch.due': payload<{ batchId: string }>() }`. */
export type Topics = Readonly<Record<string, Payload<object>>>;

type PayloadOf<All extends Topics, Topic extends keyof All> = NonNullable<All[Topic]['as']>;

/** What a feature does with the payloads of its topics. */
export type HandlersOf<All extends Topics> = {
  readonly [Topic in keyof All]?: (payloads: PayloadOf<All, Topic>[]) => Promise<void>;
};

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

/** Declares what a topic carries. */
export function payload<P extends object>(): Payload<P> {
  return {};
}

/** The two ways to write into the outbox of a service with these topics. */
export function outboxOf<All extends Topics>(_topics: All) {
  return {
    /** Notes what must happen once `tx` is committed; the topic's handler gets the payload, maybe more than once. */
    remember: <Topic extends keyof All & string>(tx: EntityManager, topic: Topic, one: PayloadOf<All, Topic>) =>
      write(tx, topic, [one]),
    /** The same for many payloads in one statement. */
    rememberAll: <Topic extends keyof All & string>(
      tx: EntityManager,
      topic: Topic,
      payloads: readonly PayloadOf<All, Topic>[],
    ) => write(tx, topic, payloads),
  };
}

interface Outbox {
  topics: Topics;
  /** Where the features are provided, and exported. */
  imports: ModuleMetadata['imports'];
  /** Those that bring handlers; together they handle each topic once. */
  features: Type<{ readonly handlers: object }>[];
}

/** Carries out what the service's outbox holds. The start fails unless each topic has exactly one handler; handlers must bear a repetition. */
@Module({})
export class OutboxModule {
  static forTopics({ topics, imports = [], features }: Outbox): DynamicModule {
    return {
      module: OutboxModule,
      imports,
      providers: [
        {
          provide: OutboxRelay,
          useFactory: (db: DataSource, ...instances: { readonly handlers: OutboxHandlers }[]) =>
            new OutboxRelay(
              db,
              loadConfig(DatabaseServiceConfig).databaseUrl,
              merged(
                topics,
                instances.map(({ handlers }) => handlers),
              ),
            ),
          inject: [DataSource, ...features],
        },
      ],
      exports: [OutboxRelay],
    };
  }
}

function merged(topics: Topics, parts: readonly OutboxHandlers[]): OutboxHandlers {
  const handled = parts.flatMap((handlers) => Object.keys(handlers));
  for (const topic of new Set([...Object.keys(topics), ...handled])) {
    const count = handled.filter((one) => one === topic).length;
    if (count !== 1) throw new Error(`The outbox topic "${topic}" must have one handler, and has ${count}.`);
    if (!Object.hasOwn(topics, topic))
      throw new Error(`The outbox topic "${topic}" has a handler, but the app does not name it.`);
  }
  return Object.assign({}, ...parts) as OutboxHandlers;
}

async function write(tx: EntityManager, topic: string, payloads: readonly object[]): Promise<void> {
  if (payloads.length === 0) return;
  await tx.query(`INSERT INTO outbox (topic, payload) SELECT $1, value FROM jsonb_array_elements($2::jsonb)`, [
    topic,
    JSON.stringify(payloads),
  ]);
  await tx.query(`SELECT pg_notify(current_schema() || '_outbox', $1)`, [topic]);
}
