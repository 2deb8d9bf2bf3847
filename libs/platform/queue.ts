// Queues carry ids of work that waits; the rows are the truth. A job is never added inside a request: the outbox does it.
import { BullModule, BullRegistrar, InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, DynamicModule, OnApplicationBootstrap, OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { Worker } from 'bullmq';
import { PortableQueue, PortableWorker } from './queue.classes';
import { QueueConnection } from './queue.connection';

export { InjectQueue, Processor, WorkerHost };

/** Finished jobs are not kept: the row is the record, and an id is free again. */
export const JOB_DEFAULTS = { removeOnComplete: true, removeOnFail: true } as const;

/** Where `@Processor` of @nestjs/bullmq notes its queue. */
const PROCESSOR_METADATA = 'bullmq:processor_metadata';

// Said when this file is loaded: feature modules register their queues before the root module is even read.
BullModule.queueClass = PortableQueue;
BullModule.workerClass = PortableWorker;

@Module({
  providers: [{ provide: QueueConnection, useFactory: () => QueueConnection.open() }],
  exports: [QueueConnection],
})
class QueueConnectionModule {}

/** The queues of an app, on Redis (REDIS_URL) or in PostgreSQL (DATABASE_URL). */
@Module({})
export class QueueModule {
  /** Once, in the root module. */
  static forRoot(): DynamicModule {
    const shared = BullModule.forRootAsync({
      imports: [QueueConnectionModule],
      useFactory: ({ options }: QueueConnection) => ({ connection: options as never }),
      inject: [QueueConnection],
      extraOptions: { manualRegistration: true },
    });
    return {
      module: QueueModule,
      global: true,
      imports: [QueueConnectionModule, shared],
      exports: [QueueConnectionModule],
    };
  }

  /** For who adds jobs: `@InjectQueue(name) queue: Queue<Payload>`. */
  static registerQueues(...names: string[]): DynamicModule {
    return BullModule.registerQueue(...names.map((name) => ({ name, defaultJobOptions: JOB_DEFAULTS })));
  }

  /** For who works jobs off: the start fails unless each of these queues has exactly one `@Processor` in this app, and no other queue has one. */
  static consumes(names: string[]): DynamicModule {
    return {
      module: QueueModule,
      imports: [DiscoveryModule, QueueModule.registerQueues(...names)],
      providers: [
        {
          provide: Processors,
          useFactory: (discovery: DiscoveryService, registrar: BullRegistrar) =>
            new Processors(discovery, registrar, names),
          inject: [DiscoveryService, BullRegistrar],
        },
      ],
    };
  }
}

/** Proves at the start that every consumed queue has its one processor; lets them work once the app is ready, and ends them before it closes. */
export class Processors implements OnModuleInit, OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly registrar: BullRegistrar,
    readonly queues: readonly string[],
  ) {}

  onModuleInit(): void {
    const declared = this.instances(Processors).flatMap((processors) => processors.queues);
    const processed = this.instances(WorkerHost).map(queueOf);
    for (const name of new Set([...declared, ...processed])) {
      const count = processed.filter((processedName) => processedName === name).length;
      if (count !== 1) throw new Error(`The queue "${name}" must have one processor, and has ${count}.`);
      if (!declared.includes(name))
        throw new Error(`The queue "${name}" has a processor, but the app does not declare to consume it.`);
    }
  }

  /** The registrar takes all processors of the app at once, so only the first of us calls it. */
  onApplicationBootstrap(): void {
    if (this.instances(Processors)[0] === this) this.registrar.register();
  }

  /** No new jobs; waits for those that run. A worker must be closed before its connection is, or it asks for jobs without end. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.instances(WorkerHost).map(async (host) => workerOf(host)?.close()));
  }

  private instances<T>(type: abstract new (...args: never[]) => T): T[] {
    return this.discovery.getProviders().flatMap(({ instance }) => (instance instanceof type ? [instance] : []));
  }
}

function queueOf(host: WorkerHost): string {
  return (Reflect.getMetadata(PROCESSOR_METADATA, host.constructor) as { name: string }).name;
}

/** Undefined when the app closes before it was ready. */
function workerOf(host: WorkerHost): Worker | undefined {
  try {
    return host.worker;
  } catch {
    return undefined;
  }
}
