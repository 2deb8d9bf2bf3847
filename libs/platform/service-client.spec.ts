import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, Module, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import { Problem, wrongField } from '@portico/contracts/problems';
import { startApp } from '@portico/testing/app';
import type { TestApp } from '@portico/testing/app';
import { freePort } from '@portico/testing/free-port';
import type { Request } from 'express';
import { HealthModule } from './health';
import { AllowCallers, credentialFor, internalGuardProvider, SERVICE_HEADER } from './internal.guard';
import { ServiceClient } from './service-client';
import { CurrentTenant, TENANT_HEADER } from './tenant';
import type { Tenant } from './tenant';

const secret = 'the-internal-secret-of-this-test-32';
const tenant: Tenant = {
  organizationId: '0197b2f0-0000-7000-8000-000000000001',
  actor: { kind: 'user', id: '0197b2f0-0000-7000-8000-000000000002', name: 'Zoë Ångström 王' },
  requestId: 'request-1',
};

@AllowCallers('gateway')
@Controller('things')
class ThingsController {
  @Get()
  list(@CurrentTenant() who: Tenant, @Query() query: Record<string, string>, @Req() request: Request): object {
    return { who, query, requestId: request.res?.getHeader('x-request-id') };
  }

  @Post()
  @HttpCode(200)
  create(@Body() body: Record<string, unknown>): object {
    return { got: body };
  }

  @Delete()
  @HttpCode(204)
  remove(): void {}

  @Get('wrong')
  wrong(): never {
    throw wrongField('selection.ids[3]', 'id.unknown', 'There is no such resident.');
  }

  @Get('busy')
  busy(): never {
    throw new Problem('rate.limited', undefined, { retryAfterSeconds: 9 });
  }

  @Get('broken')
  broken(): never {
    throw new Error('broken');
  }

  @Get('slow')
  slow(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, 2_000));
  }

  @Post('file')
  @ApiConsumes('application/octet-stream')
  async file(@Req() request: Request): Promise<string> {
    let size = 0;
    for await (const chunk of request) size += (chunk as Buffer).length;
    return `${size} bytes`;
  }

  @AllowCallers('mailer')
  @Get('for-mailer')
  forMailer(): string {
    return 'mail';
  }
}

@Controller('closed')
class ClosedController {
  @Get()
  closed(): string {
    return 'nobody was named';
  }
}

@Module({
  imports: [HealthModule],
  controllers: [ThingsController, ClosedController],
  providers: [internalGuardProvider],
})
class ThingsModule {}

let app: TestApp;
let client: ServiceClient;
const clientThatWaits = (timeoutMs: number): ServiceClient =>
  new ServiceClient({ baseUrl: app.url, caller: 'gateway', secret, timeoutMs });
beforeAll(async () => {
  app = await startApp(ThingsModule, { INTERNAL_SECRET: secret });
  client = clientThatWaits(30_000);
});
afterAll(() => app.close());

const refusal = (promise: Promise<unknown>): Promise<Problem> =>
  promise.then(
    () => Promise.reject(new Error('not refused')),
    (error: Problem) => error,
  );

describe('one service that calls another', () => {
  it('says for whom, and its lists and times arrive as text', async () => {
    const query = {
      status: ['pending', 'invited'],
      before: new Date(0),
      limit: 5,
      cursor: undefined,
      search: null,
      text: 'a&b=ü',
    };
    expect(await client.get('/things', { tenant, query })).toEqual({
      who: tenant,
      query: { status: 'pending,invited', before: '1970-01-01T00:00:00.000Z', limit: '5', text: 'a&b=ü' },
      requestId: 'request-1',
    });
  });

  it('sends JSON, and gets undefined where there is no answer', async () => {
    expect(await client.post('/things', { body: { a: [1, null] } })).toEqual({ got: { a: [1, null] } });
    expect(await client.delete('/things')).toBeUndefined();
  });

  it('gets the problem that the other one told', async () => {
    const wrong = await refusal(client.get('/things/wrong'));
    expect(wrong).toBeInstanceOf(Problem);
    expect(wrong).toMatchObject({
      code: 'validation.failed',
      status: 422,
      errors: [{ field: 'selection.ids[3]', code: 'id.unknown' }],
    });
    expect(await refusal(client.get('/things/busy'))).toMatchObject({ code: 'rate.limited', retryAfterSeconds: 9 });
  });

  it.each([
    ['fails inside', () => client.get('/things/broken')],
    ['takes too long', () => clientThatWaits(50).get('/things/slow')],
    [
      'is not there',
      async () =>
        new ServiceClient({ baseUrl: `http://127.0.0.1:${await freePort()}`, caller: 'gateway', secret }).get('/'),
    ],
  ])('tells that a part of the system does not answer when the other one %s', async (_, call) => {
    const errors = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await refusal(call())).toMatchObject({ code: 'service.unavailable', status: 503 });
    errors.mockRestore();
  });

  it('can send a file as it comes', async () => {
    const body = Readable.from(Array.from({ length: 40 }, () => Buffer.alloc(50_000)));
    const answer = await client.stream('/things/file', {
      tenant,
      body,
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(await answer.text()).toBe('2000000 bytes');
    expect(await refusal(client.stream('/things/wrong', { tenant }))).toMatchObject({ code: 'validation.failed' });
  });
});

describe('the door of an internal service', () => {
  const good = credentialFor(secret, 'gateway');
  it.each([
    ['no credential', '/things/wrong', undefined, 401],
    ['a name without a proof', '/things/wrong', 'gateway', 401],
    ['the proof of another service', '/things/wrong', `gateway.${credentialFor(secret, 'mailer').split('.')[1]}`, 401],
    ['a proof by another secret', '/things/wrong', credentialFor('another-secret', 'gateway'), 401],
    ['a service that is not allowed', '/things/wrong', credentialFor(secret, 'mailer'), 403],
    ['a service that the method leaves out', '/things/for-mailer', good, 403],
    ['the service that the method names', '/things/for-mailer', credentialFor(secret, 'mailer'), 200],
    ['anyone where nobody is named', '/closed', good, 403],
    ['anyone who asks for the health', '/health/live', undefined, 200],
  ])('answers %s', async (_, path, credential, status) => {
    const request = app.http.get(path);
    if (credential) request.set(SERVICE_HEADER, credential);
    const answer = await request.expect(status);
    if (status >= 400) expect(answer.body.code).toBe(status === 401 ? 'internal.unauthorized' : 'internal.forbidden');
  });

  it.each([undefined, 'e30', 'nonsense', Buffer.from('{"organizationId":"x"}').toString('base64url')])(
    'refuses a call for nobody (%s)',
    async (header) => {
      const request = app.http.get('/things').set(SERVICE_HEADER, good);
      if (header) request.set(TENANT_HEADER, header);
      await request.expect(401);
    },
  );

  it('is our own mistake when it is shut before us, not the fault of a client', async () => {
    const errors = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    expect(await refusal(client.get('/closed'))).toMatchObject({ code: 'internal', status: 500 });
    errors.mockRestore();
  });
});
