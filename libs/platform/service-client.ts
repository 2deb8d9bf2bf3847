// How one service asks another: one place for credentials, time limits and the way errors travel.
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { isProblemCode, Problem } from '@portico/contracts/problems';
import type { FieldError } from '@portico/contracts/problems';
import { credentialFor, SERVICE_HEADER } from './internal.guard';
import { currentRequestId, REQUEST_ID_HEADER } from './request-id';
import { encodeTenant, TENANT_HEADER } from './tenant';
import type { Tenant } from './tenant';

export interface ServiceClientOptions {
  /** The service's address, such as `http://127.0.0.1:3001`. */
  baseUrl: string;
  /** The name of the calling service, as `@AllowCallers` of the other one knows it. */
  caller: string;
  /** INTERNAL_SECRET. */
  secret: string;
  /** How long to wait for an answer; 30 s where left out. */
  timeoutMs?: number;
}

type QueryValue = string | number | boolean | Date | null | undefined | readonly (string | number | boolean)[];

export interface CallOptions {
  tenant?: Tenant;
  /** Lists become comma lists; undefined and null are left out. */
  query?: Readonly<Record<string, unknown>>;
  body?: unknown;
}

export interface StreamOptions {
  tenant?: Tenant;
  method?: string;
  query?: Readonly<Record<string, unknown>>;
  body?: Readable | FormData | Uint8Array<ArrayBuffer> | string;
  headers?: Record<string, string>;
}

/** A file on its way: its name and where it lies. */
export interface FileUpload {
  filename: string;
  path: string;
}

/** Calls one service. Its problems are thrown here again as they were; one that does not answer is a 503 `service.unavailable`. */
export class ServiceClient {
  constructor(private readonly options: ServiceClientOptions) {}

  get<T>(path: string, call: CallOptions = {}): Promise<T> {
    return this.json<T>('GET', path, call);
  }

  post<T>(path: string, call: CallOptions = {}): Promise<T> {
    return this.json<T>('POST', path, call);
  }

  put<T>(path: string, call: CallOptions = {}): Promise<T> {
    return this.json<T>('PUT', path, call);
  }

  patch<T>(path: string, call: CallOptions = {}): Promise<T> {
    return this.json<T>('PATCH', path, call);
  }

  delete<T>(path: string, call: CallOptions = {}): Promise<T> {
    return this.json<T>('DELETE', path, call);
  }

  /** Sends the file that lies at `file` as it is read, by POST unless another method is named; the answer is JSON. No time limit. */
  async upload<T>(path: string, file: string, type: string, call: Omit<StreamOptions, 'body' | 'headers'>): Promise<T> {
    const headers = { 'content-type': type };
    return answerOf<T>(await this.stream(path, { ...call, body: createReadStream(file), headers }));
  }

  /** Sends or receives what is not JSON, such as a file. No time limit; a problem is thrown, else the answer is the caller's to read. */
  async stream(path: string, call: StreamOptions): Promise<Response> {
    const body = call.body instanceof Readable ? Readable.toWeb(call.body) : call.body;
    const response = await this.fetch(path, call, {
      method: call.method ?? (body === undefined ? 'GET' : 'POST'),
      headers: call.headers,
      body,
      duplex: 'half',
    });
    if (!response.ok) throw await problemFrom(response);
    return response;
  }

  private async json<T>(method: string, path: string, call: CallOptions): Promise<T> {
    const response = await this.fetch(path, call, {
      method,
      signal: AbortSignal.timeout(this.options.timeoutMs ?? 30_000),
      ...(call.body === undefined
        ? {}
        : { body: JSON.stringify(call.body), headers: { 'content-type': 'application/json' } }),
    });
    if (!response.ok) throw await problemFrom(response);
    return answerOf<T>(response);
  }

  private async fetch(path: string, call: CallOptions | StreamOptions, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set(SERVICE_HEADER, credentialFor(this.options.secret, this.options.caller));
    if (call.tenant) headers.set(TENANT_HEADER, encodeTenant(call.tenant));
    const id = call.tenant?.requestId ?? currentRequestId();
    if (id) headers.set(REQUEST_ID_HEADER, id);
    const url = new URL(path, this.options.baseUrl);
    url.search = searchOf(call.query ?? {});
    return fetch(url, { ...init, headers }).catch(unavailable);
  }
}

/** The query string; lists as comma lists, times in ISO 8601. */
export function searchOf(query: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query) as [string, QueryValue][]) {
    if (value === undefined || value === null) continue;
    search.set(name, value instanceof Date ? value.toISOString() : String(value));
  }
  return search.toString();
}

async function answerOf<T>(response: Response): Promise<T> {
  const text = await response.text().catch(unavailable);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function problemFrom(response: Response): Promise<Problem> {
  const said: Record<string, unknown> = await response.json().then(
    (body) => body as Record<string, unknown>,
    () => ({}),
  );
  const { code, detail, errors } = said;
  if (response.status >= 500 || !isProblemCode(code)) return response.status >= 500 ? down() : new Problem('internal');
  // Refused as a service, not as a person: our own configuration is wrong, and no client can do anything about it.
  if (code.startsWith('internal')) return new Problem('internal', undefined);
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new Problem(code, typeof detail === 'string' ? detail : undefined, {
    errors: Array.isArray(errors) ? (errors as FieldError[]) : undefined,
    retryAfterSeconds: Number.isNaN(retryAfter) ? undefined : retryAfter,
  });
}

function unavailable(error: unknown): never {
  throw Object.assign(down(), { cause: error });
}

function down(): Problem {
  return new Problem('service.unavailable', undefined, { retryAfterSeconds: 5 });
}
