// Hostile requests against every route: whatever is sent, the answer is a problem of the sender and never a 5xx. Hostile values in
// the fields of bodies are sent to the whole system, by e2e/hostile.spec.ts.
import { request as httpRequest } from 'node:http';
import * as fc from 'fast-check';
import { operationsOf, pathWith, type Operation } from '../../testing/openapi-samples';
import { startGateway, type Gateway } from '../../testing/gateway';
import { adminKey, ids, StubServices } from '../../testing/stub-services';
import { forms, headers as hostileHeaders, queries, rawBodies } from '../../testing/hostile-requests';

// Some 3,000 requests: twelve seconds on an idle machine.
jest.setTimeout(240_000);

describe('hostile requests', () => {
  let app: Gateway;
  let document: Parameters<typeof operationsOf>[0];
  let operations: Operation[];

  beforeAll(async () => {
    const services = new StubServices();
    services.invitations.answers['peekLink'] = () => ({ state: 'expired', invitationId: ids.thing, home: null });
    services.invitations.answers['accept'] = () => ({ sessionToken: 's', maxAgeSeconds: 1 });
    services.invitations.answers['startSession'] = () => ({ sessionToken: 's', maxAgeSeconds: 1 });
    app = await startGateway(services, { RATE_LIMIT_FACTOR: '1000000' });
    document = (await app.http.get('/api/openapi.json')).body as typeof document;
    operations = operationsOf(document);
  });

  afterAll(() => app?.close());

  /** Without supertest, which would not send half of this. */
  function send(
    operation: Operation,
    path: string,
    body: string | Buffer | null,
    headers: Record<string, string> = {},
  ) {
    return new Promise<{ status: number; type: string; text: string }>((resolve, reject) => {
      const all = {
        Authorization: `Bearer ${adminKey}`,
        ...(body === null ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      };
      const request = httpRequest(
        `${app.url}${path}`,
        { method: operation.method.toUpperCase(), headers: all },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              type: response.headers['content-type'] ?? '',
              text: Buffer.concat(chunks).toString(),
            }),
          );
          response.on('error', reject);
          if (response.headers['content-type'] !== 'text/event-stream') return;
          request.destroy();
          resolve({ status: 200, type: 'sse', text: '' });
        },
      );
      request.on('error', reject);
      request.end(body ?? undefined);
    });
  }

  const expectNoFault = (what: unknown, answer: { status: number; type: string; text: string }) => {
    const [status, problem] = [answer.status, answer.status < 400 || /problem\+json|html/.test(answer.type)];
    expect([what, status < 500, problem]).toEqual([what, true, true]);
    expect(answer.text).not.toMatch(/node_modules|at \w+ \(|QueryFailedError|SELECT |INSERT /);
  };

  /** Sends them all, some at a time. */
  async function all<T>(some: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
    const rest = some.values();
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        for (const one of rest) await work(one);
      }),
    );
  }

  const takesJson = () => operations.filter(({ body }) => body?.mediaType === 'application/json');

  it('with bodies that are no JSON, or not the JSON that is asked for, are refused', async () => {
    await all(takesJson(), async (operation) => {
      for (const body of rawBodies) {
        const answer = await send(operation, pathWith(operation), body);
        expectNoFault([operation.name, body.slice(0, 40)], answer);
        const isEmpty = body === '' || body === '\ufeff{}';
        const takesEmpty = ['/send', '/retry', 'PATCH', '/properties'].some((part) => operation.name.includes(part));
        const said = [operation.name, body.slice(0, 40), answer.status < 300];
        expect(said).toEqual([operation.name, body.slice(0, 40), isEmpty && takesEmpty && answer.status < 300]);
      }
    });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('in queries and paths are refused or taken, but nothing breaks', async () => {
    const reading = operations.filter(({ method }) => method === 'get');
    await all(reading, async (operation) => {
      for (const query of queries)
        expectNoFault(
          [operation.name, query.slice(0, 40)],
          await send(operation, `${pathWith(operation)}?${query}`, null),
        );
      for (const id of ['%', '%00', '%2e%2e%2f', '%ff', '__proto__', 'x'.repeat(5000)]) {
        expectNoFault(
          [operation.name, id.slice(0, 40)],
          await send(operation, operation.path.replace(/\{\w+\}/g, id), null),
        );
      }
    });
  });

  it('with hostile headers are refused or taken, but nothing breaks', async () => {
    await all(operations, async (operation) => {
      for (const header of hostileHeaders) {
        const body = operation.method === 'get' || operation.method === 'delete' ? null : '{}';
        expectNoFault(
          [operation.name, JSON.stringify(header).slice(0, 60)],
          await send(operation, pathWith(operation), body, header),
        );
      }
    });
  });

  it('as multipart forms are refused or taken, but nothing breaks', async () => {
    for (const operation of operations.filter(({ body }) => body?.mediaType === 'multipart/form-data')) {
      for (const form of forms) {
        const answer = await send(operation, pathWith(operation), form, {
          'Content-Type': 'multipart/form-data; boundary=b',
        });
        expectNoFault([operation.name, form.slice(0, 60)], answer);
      }
    }
  });

  it('of any shape at all (500 of them) break nothing', async () => {
    const all = takesJson();
    const value = fc.oneof(
      fc.json(),
      fc.anything({ withNullPrototype: true, maxDepth: 4 }).map((any) => safeJson(any)),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(all.length - 1), value, async (which, body) => {
        const operation = all[which] as Operation;
        expectNoFault([operation.name, body], await send(operation, pathWith(operation), body));
      }),
      { numRuns: 500, interruptAfterTimeLimit: 30_000 },
    );
  });

  it('leave the service as it was', async () => {
    await app.http.get('/health/ready').expect(200);
    await app.http.get('/api/v1/communities').set('Authorization', `Bearer ${adminKey}`).expect(200);
  });
});

function safeJson(any: unknown): string {
  try {
    return JSON.stringify(any) ?? 'undefined';
  } catch {
    return '{"circular":true}';
  }
}
