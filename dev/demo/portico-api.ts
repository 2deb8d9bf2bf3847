import { setTimeout as wait } from 'node:timers/promises';
import { newId } from '@portico/platform/ids';
import { PlainError } from '../plain-error';
import type { Page } from './shapes';

/** What a list is asked with; left-out values are not sent. */
export type Query = Record<string, string | number | boolean | undefined>;

/** The public REST API with an API key, as any program would use it. A refusal becomes a PlainError with its detail. */
export class PorticoApi {
  constructor(
    private readonly origin: string,
    private readonly key: string,
    private readonly patienceMs = 60_000,
  ) {}

  get<T>(path: string, query: Query = {}): Promise<T> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, String(value));
    return this.call<T>('GET', search.size > 0 ? `${path}?${search.toString()}` : path);
  }

  post<T = void>(path: string, body?: object): Promise<T> {
    return this.call<T>('POST', path, body);
  }

  patch<T>(path: string, body: object): Promise<T> {
    return this.call<T>('PATCH', path, body);
  }

  /** Every item of a list, page by page. */
  async *all<T>(path: string, query: Query = {}): AsyncGenerator<T> {
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: Page<T> = await this.get<Page<T>>(path, { limit: 200, ...query, cursor });
      yield* page.items;
      cursor = page.nextCursor;
    }
  }

  /** How many a list has. */
  async count(path: string, query: Query = {}): Promise<number> {
    return (await this.get<Page<unknown>>(path, { ...query, limit: 1 })).total;
  }

  /** The events of a stream as they come, until the server ends it. */
  async *events<T>(path: string): AsyncGenerator<T> {
    const response = await this.fetch('GET', path, undefined, { accept: 'text/event-stream' });
    let rest = '';
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + part).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: ?(.*)$/m.exec(block)?.[1];
        if (data) yield JSON.parse(data) as T;
      }
    }
  }

  private async call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.fetch(method, path, body);
    const text = await response.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  /** Asks again, with the same Idempotency-Key, while a part of the system is being restarted or when it was asked too often. */
  private async fetch(method: string, path: string, body?: object, headers: object = {}): Promise<Response> {
    const request = this.requestOf(method, body, headers);
    for (const until = Date.now() + this.patienceMs; ;) {
      const response = await fetch(`${this.origin}/api/v1${path}`, request).catch((error: unknown) => error as Error);
      if (response instanceof Response && response.ok) return response;
      const passing = response instanceof Error || [429, 502, 503].includes(response.status);
      if (!passing || Date.now() > until) throw await refusal(method, path, response);
      await wait(response instanceof Error ? 500 : 1000 * Number(response.headers.get('retry-after') ?? 0.5));
    }
  }

  private requestOf(method: string, body: object | undefined, headers: object): RequestInit {
    const form = body instanceof FormData;
    return {
      method,
      headers: {
        authorization: `Bearer ${this.key}`,
        ...(method === 'POST' && { 'idempotency-key': newId() }),
        ...(body && !form && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: form ? body : body && JSON.stringify(body),
    };
  }
}

async function refusal(method: string, path: string, response: Response | Error): Promise<Error> {
  if (response instanceof Error) return new PlainError(`${method} ${path} was not answered: ${response.message}`);
  const problem = (await response.json().catch(() => ({}))) as {
    title?: string;
    detail?: string;
    code?: string;
    errors?: { field: string; message: string }[];
  };
  const fields = (problem.errors ?? []).map(({ field, message }) => `${field}: ${message}`);
  const what = [problem.detail ?? problem.title, ...fields].filter(Boolean).join('; ');
  return new PlainError(`${method} ${path} was answered ${response.status} ${problem.code ?? ''}: ${what}`);
}
