import {
  Body,
  Controller,
  Delete,
  Get,
  HttpException,
  Injectable,
  Module,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { ApiConsumes } from '@nestjs/swagger';
import { ListQuery } from '@portico/contracts/lists';
import { Problem } from '@portico/contracts/problems';
import { startApp } from '@portico/testing/app';
import type { TestApp } from '@portico/testing/app';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEmail, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { Request } from 'express';
import { MetricsModule } from './metrics';

class Update {
  @IsEmail()
  email: string;
}

class Letter {
  @IsString()
  @MaxLength(20, { context: { code: 'letter.too_long' } })
  subject: string;

  @IsOptional()
  @IsEmail()
  replyTo?: string;

  @IsOptional()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => Update)
  updates?: Update[];
}

class Note {
  @IsOptional()
  @IsString()
  text?: string;
}

@Injectable()
class SignedIn implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (!context.switchToHttp().getRequest<Request>().header('authorization')) throw new Problem('auth.required');
    return true;
  }
}

@Controller('letters')
class LettersController {
  @Get()
  list(@Query() query: ListQuery): ListQuery {
    return query;
  }

  @Get('broken')
  broken(): never {
    throw new Error('connection to database "secret_db" failed');
  }

  @Get('teapot')
  teapot(): never {
    throw new HttpException('a teapot', 418);
  }

  @Get('busy')
  busy(): never {
    throw new Problem('rate.limited', 'Slower, please.', { retryAfterSeconds: 6.2 });
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string): { id: string } {
    return { id };
  }

  @Post()
  create(@Body() letter: Letter): Letter {
    return letter;
  }

  @Post('notes')
  note(@Body() note: Note): Note {
    return note;
  }

  @Post('guarded')
  @UseGuards(SignedIn)
  guarded(@Body() note: Note): Note {
    return note;
  }

  @Post('form')
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  form(@Body() note: Note): Note {
    return note;
  }

  @Delete(':id')
  remove(): void {}
}

@Module({ imports: [MetricsModule], controllers: [LettersController] })
class LettersModule {}

let app: TestApp;
beforeAll(async () => {
  app = await startApp(LettersModule);
});
afterAll(() => app.close());

const errorsOf = (body: { errors: { field: string; code: string }[] }): Record<string, string> =>
  Object.fromEntries(body.errors.map(({ field, code }) => [field, code]));

describe('a problem', () => {
  it('is told as problem+json with its code and the id of the request', async () => {
    const answer = await app.http.get('/letters/busy').set('x-request-id', 'abc-123').expect(429);
    expect(answer.type).toBe('application/problem+json');
    expect(answer.headers).toMatchObject({ 'retry-after': '7', 'x-request-id': 'abc-123' });
    expect(answer.body).toEqual({
      type: 'urn:portico:problem:rate.limited',
      title: 'Too many requests',
      status: 429,
      detail: 'Slower, please.',
      code: 'rate.limited',
      requestId: 'abc-123',
    });
  });

  it('that we did not expect shows nothing of the inside', async () => {
    const errors = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
    const answer = await app.http.get('/letters/broken').expect(500);
    errors.mockRestore();
    expect(answer.body).toMatchObject({ code: 'internal', status: 500 });
    expect(answer.text).not.toMatch(/secret_db|Error|stack/);
    expect(answer.body.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    ['an unknown path', 'get', '/nowhere', 404, 'route.not_found'],
    ['an id that is no UUID', 'get', '/letters/4711', 404, 'resource.not_found'],
    ['a NUL in an id', 'get', '/letters/a%00b', 404, 'resource.not_found'],
    ['a path that cannot be decoded', 'get', '/letters/%zz', 400, 'request.malformed'],
    ['a method that the path does not have', 'put', '/letters', 405, 'method.not_allowed'],
    ['an error of Nest that has no code of ours', 'get', '/letters/teapot', 400, 'request.malformed'],
  ] as const)('answers %s', async (_, method, path, status, code) => {
    const answer = await app.http[method](path).expect(status);
    expect(answer.body).toMatchObject({ code, status });
  });

  it('names the methods that a path does have', async () => {
    const answer = await app.http.put('/letters').expect(405);
    expect(answer.headers['allow']).toBe('GET, POST');
    await app.http.head('/letters').expect(200);
  });
});

describe('a wrong body', () => {
  it('is refused with every wrong field, its path and its code', async () => {
    const body = {
      replyTo: 'nobody',
      colour: 'red',
      updates: [{ email: 'ana@example.com' }, { email: 'no', id: 1 }, {}],
    };
    const answer = await app.http.post('/letters').send(body).expect(422);
    expect(answer.body.code).toBe('validation.failed');
    expect(errorsOf(answer.body)).toEqual({
      subject: 'field.required',
      replyTo: 'email.invalid',
      colour: 'field.unknown',
      'updates[1].email': 'email.invalid',
      'updates[1].id': 'field.unknown',
      'updates[2].email': 'field.required',
    });
    expect(answer.body.errors.every(({ message }: { message: string }) => message.endsWith('.'))).toBe(true);
  });

  it.each([
    ['a code that the rule gives itself', { subject: 'x'.repeat(21) }, 'subject', 'letter.too_long'],
    [
      'a rule of class-validator by its name',
      { subject: 'x', replyTo: 'a@example.com', updates: 'none' },
      'updates',
      'field.array_max_size',
    ],
    [
      'too many items',
      { subject: 'x', updates: Array.from({ length: 4 }, () => ({ email: 'a@example.com' })) },
      'updates',
      'field.array_max_size',
    ],
    ['a NUL', { subject: 'a\0b' }, 'subject', 'field.unreadable_text'],
    [
      'half a character',
      { subject: 'x', updates: [{ email: 'a\ud800b@example.com' }] },
      'updates[0].email',
      'field.unreadable_text',
    ],
  ])('tells %s', async (_, body, field, code) => {
    const answer = await app.http.post('/letters').send(body).expect(422);
    expect(errorsOf(answer.body)).toEqual({ [field]: code });
  });

  it.each([
    ['a list', '[]'],
    ['a text', '"x"'],
    ['null', 'null'],
    ['a number', '7'],
  ])('that is %s instead of an object is a 422', async (_, text) => {
    const answer = await app.http.post('/letters/notes').set('content-type', 'application/json').send(text).expect(422);
    expect(answer.body.errors[0].code).toBe('body.object_required');
  });

  it('may be left out where every field may', async () => {
    expect(await app.http.post('/letters/notes')).toMatchObject({ status: 201, body: {} });
  });

  it.each([
    ['JSON that does not parse', 'application/json', '{"text": ', 400, 'request.malformed'],
    [
      'JSON nested too deeply',
      'application/json',
      `{"text": ${'['.repeat(60)}${']'.repeat(60)}}`,
      400,
      'request.malformed',
    ],
    [
      'a body above 5 MB',
      'application/json',
      JSON.stringify({ text: 'x'.repeat(5_300_000) }),
      413,
      'request.too_large',
    ],
    ['another type', 'text/plain', 'hello', 415, 'request.unsupported_type'],
    ['a form where none is taken', 'application/x-www-form-urlencoded', 'text=a', 415, 'request.unsupported_type'],
    ['an unknown character set', 'application/json; charset=klingon', '{}', 415, 'request.unsupported_type'],
  ])('is refused: %s', async (_, type, text, status, code) => {
    const answer = await app.http.post('/letters/notes').set('content-type', type).send(text).expect(status);
    expect(answer.body.code).toBe(code);
  });

  it('with brackets inside of a text is not nested', async () => {
    const answer = await app.http.post('/letters/notes').send({ text: `\\"${'['.repeat(80)}` });
    expect(answer.status).toBe(201);
  });

  it('is told only to who may come in', async () => {
    const broken = () => app.http.post('/letters/guarded').set('content-type', 'application/json').send('{');
    expect((await broken()).status).toBe(401);
    expect((await broken().set('authorization', 'x')).status).toBe(400);
  });

  it('may be a form where the handler says so', async () => {
    const answer = await app.http.post('/letters/form').type('form').send('text=a+b');
    expect(answer).toMatchObject({ status: 201, body: { text: 'a b' } });
  });
});

describe('a wrong query', () => {
  it('is refused as a wrong body is', async () => {
    const answer = await app.http.get('/letters?limit=500&colour=red').expect(422);
    expect(errorsOf(answer.body)).toEqual({ limit: 'field.max', colour: 'field.unknown' });
    expect(errorsOf((await app.http.get('/letters?cursor=a%00').expect(422)).body)).toEqual({
      cursor: 'field.unreadable_text',
    });
    await app.http.get('/letters?limit=7').expect(200, { limit: 7 });
  });
});

describe('the metrics', () => {
  it('count requests by route, not by address', async () => {
    await app.http.get('/letters/0197b2f0-0000-7000-8000-000000000001').expect(200);
    const { text } = await app.http.get('/metrics').expect(200);
    expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/letters\/:id",status="200"\} \d/);
    expect(text).toMatch(/process_cpu_seconds_total/);
    expect(text).not.toMatch(/0197b2f0/);
  });
});
