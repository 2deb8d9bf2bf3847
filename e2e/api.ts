// The public REST API as any program uses it.
import type { FieldError } from '@portico/contracts/problems';
import { demandDocumented } from './documented';

/** As much of an RFC 9457 problem as the tests read. */
export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  errors?: FieldError[];
}

export interface Answer<T = ProblemBody> {
  status: number;
  headers: Headers;
  text: string;
  /** The JSON of the answer; an empty object where it is none. */
  body: T;
}

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Body = object | string | undefined;

export class Api {
  constructor(
    readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  static withKey(url: string, key: string): Api {
    return new Api(url, { authorization: `Bearer ${key}` });
  }

  /** The header that a key is known by. */
  get authorization(): Record<string, string> {
    return { authorization: this.headers['authorization'] ?? '' };
  }

  /** The cookie that a session is known by. */
  get cookie(): string {
    return this.headers['cookie'] ?? '';
  }

  /** Sends one request below /api/v1 and gives the answer, whatever it is. A body that is a string goes out as it is. */
  async ask<T = ProblemBody>(method: Method, path: string, body?: Body, headers = {}): Promise<Answer<T>> {
    const typed = body !== undefined && !(body instanceof FormData) && !(body instanceof Blob);
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { ...(typed && { 'content-type': 'application/json' }), ...this.headers, ...headers },
      body: wire(body),
      redirect: 'manual',
    });
    const text = await response.text();
    const json = text !== '' && /json/.test(response.headers.get('content-type') ?? '');
    const parsed: unknown = json ? JSON.parse(text) : {};
    await demandDocumented(this.url, method, path, { status: response.status, code: (parsed as ProblemBody).code });
    return { status: response.status, headers: response.headers, text, body: parsed as T };
  }

  get<T>(path: string): Promise<T> {
    return this.success<T>('GET', path);
  }

  post<T = void>(path: string, body?: Body): Promise<T> {
    return this.success<T>('POST', path, body);
  }

  patch<T>(path: string, body: Body): Promise<T> {
    return this.success<T>('PATCH', path, body);
  }

  delete(path: string): Promise<void> {
    return this.success<void>('DELETE', path);
  }

  /** The `progress` events of a message's stream, up to its end. */
  async *events<T>(path: string): AsyncGenerator<T> {
    const response = await fetch(`${this.url}/api/v1${path}`, { headers: this.headers });
    let rest = '';
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + part).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: ?(.*)$/m.exec(block)?.[1];
        if (/^event: ?progress$/m.test(block) && data) yield JSON.parse(data) as T;
      }
    }
  }

  /** Status and code of an answer in one line, such as `409 resident.already_active`; a success is only its status. */
  async refusal(method: Method, path: string, body?: Body, headers = {}): Promise<string> {
    const answer = await this.ask(method, path, body, headers);
    return [answer.status, answer.body.code].filter(Boolean).join(' ');
  }

  /** The wrong fields of a 422, each as `field code`. */
  async wrongFields(method: Method, path: string, body?: Body): Promise<string[]> {
    const { status, body: problem } = await this.ask(method, path, body);
    if (status !== 422)
      throw new Error(`${method} ${path} was answered ${status}, not 422: ${JSON.stringify(problem)}`);
    return (problem.errors ?? []).map(({ field, code }) => `${field} ${code}`);
  }

  private async success<T>(method: Method, path: string, body?: Body): Promise<T> {
    const answer = await this.ask<T>(method, path, body);
    if (answer.status < 300) return answer.body;
    throw new Error(`${method} ${path} was answered ${answer.status}: ${answer.text}`);
  }
}

function wire(body: Body): RequestInit['body'] {
  if (body === undefined || typeof body === 'string' || body instanceof FormData || body instanceof Blob) return body;
  return JSON.stringify(body);
}
