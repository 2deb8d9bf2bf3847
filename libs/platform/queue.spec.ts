import { Injectable, Module } from '@nestjs/common';
import { eventually } from '@portico/testing/eventually';
import { startApp } from '@portico/testing/app';
import type { TestApp } from '@portico/testing/app';
import { describeWithBackends } from '@portico/testing/redis';
import type { Job, Queue } from 'bullmq';
import { HealthModule } from './health';
import { InjectQueue, Processor, QueueModule, WorkerHost } from './queue';
import { QueueConnection } from './queue.connection';

interface Greeting {
  id: string;
}

@Processor('greet', { concurrency: 3 })
class GreetProcessor extends WorkerHost {
  readonly seen: string[] = [];
  open = 0;

  async process({ data, attemptsMade }: Job<Greeting>): Promise<void> {
    if (data.id === 'fails twice' && attemptsMade < 2) throw new Error('not yet');
    if (data.id === 'slow') {
      this.open += 1;
      await new Promise((resolve) => setTimeout(resolve, 400));
      this.open -= 1;
    }
    this.seen.push(data.id);
  }
}

@Injectable()
class Greeter {
  constructor(@InjectQueue('greet') readonly queue: Queue<Greeting>) {}
}

@Module({
  imports: [QueueModule.forRoot(), QueueModule.registerQueues('greet'), QueueModule.consumes(['greet']), HealthModule],
  providers: [GreetProcessor, Greeter],
})
class GreetingModule {}

describeWithBackends('a queue', (backend) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(GreetingModule, backend.env);
  });
  afterAll(() => app.close());

  it('carries jobs to the one processor, and keeps none that is done', async () => {
    const { queue } = app.get(Greeter);
    const ids = Array.from({ length: 200 }, (_, i) => `job ${i}`);
    await queue.addBulk(ids.map((id) => ({ name: 'greet', data: { id } })));
    await eventually(() => expect(new Set(app.get(GreetProcessor).seen)).toEqual(new Set(ids)));
    await eventually(async () =>
      expect(await queue.getJobCounts()).toMatchObject({ completed: 0, failed: 0, active: 0, waiting: 0 }),
    );
  });

  it('carries a job again when its processor threw', async () => {
    await app.get(Greeter).queue.add('greet', { id: 'fails twice' }, { attempts: 3, backoff: 10 });
    await eventually(() => expect(app.get(GreetProcessor).seen).toContain('fails twice'));
  });

  it('gives the job of the smallest priority number first', async () => {
    const { queue } = app.get(Greeter);
    await queue.pause();
    const [before] = [app.get(GreetProcessor).seen.length];
    await queue.addBulk(
      [5, 3, 9, 1].map((priority) => ({ name: 'greet', data: { id: `p${priority}` }, opts: { priority } })),
    );
    await queue.resume();
    await eventually(() => expect(app.get(GreetProcessor).seen.slice(before)).toHaveLength(4));
    expect(app.get(GreetProcessor).seen[before]).toBe('p1');
  });

  it('is part of being ready', async () => {
    await app.http.get('/health/ready').expect(200);
    jest.spyOn(app.get(QueueConnection), 'check').mockRejectedValueOnce(new Error('gone'));
    const answer = await app.http.get('/health/ready').expect(503);
    expect(answer.body).toMatchObject({ code: 'service.unavailable' });
  });

  it('lets a job that runs come to its end when the app closes', async () => {
    const second = await startApp(GreetingModule, backend.env);
    const processors = [app, second].map((one) => one.get(GreetProcessor));
    await second.get(Greeter).queue.addBulk(Array.from({ length: 6 }, () => ({ name: 'greet', data: { id: 'slow' } })));
    await eventually(() => expect(processors[1]?.open).toBeGreaterThan(0));
    await second.close();
    expect(processors[1]?.open).toBe(0);
    await eventually(() => expect(processors.flatMap((one) => one.seen.filter((id) => id === 'slow'))).toHaveLength(6));
  });

  it.each([
    ['has no processor', [], ['greet'], /"greet" must have one processor, and has 0/],
    [
      'has two processors',
      [GreetProcessor, class Again extends GreetProcessor {}],
      ['greet'],
      /must have one processor, and has 2/,
    ],
    ['has a processor but is not declared', [GreetProcessor], [], /does not declare/],
  ] as const)('refuses to start when a queue %s', async (_, providers, names, message) => {
    Processor('greet')(providers[1] ?? class {});
    @Module({ imports: [QueueModule.forRoot(), QueueModule.consumes([...names])], providers: [...providers] })
    class WrongModule {}
    await expect(startApp(WrongModule, backend.env)).rejects.toThrow(message);
  });
});

describe('an app with queues', () => {
  it('refuses to start without a place for them, and names the variables', async () => {
    await expect(startApp(GreetingModule, { DATABASE_URL: '', REDIS_URL: '' })).rejects.toThrow(
      /DATABASE_URL: is missing, and so is REDIS_URL/,
    );
  });

  it('refuses to start when Redis does not answer', async () => {
    await expect(startApp(GreetingModule, { REDIS_URL: 'redis://127.0.0.1:1' })).rejects.toThrow(
      /Redis \(REDIS_URL\) cannot be used: connect ECONNREFUSED/,
    );
  });
});
