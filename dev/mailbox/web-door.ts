import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { checkout } from '../checkout';
import type { MailStore } from './mail-store';
import { attachmentOf, htmlOf, viewOf } from './mail-view';

/** What a route answers; undefined stands for 404. */
interface Answer {
  status?: number;
  type?: string | undefined;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

interface Route {
  method: 'GET' | 'DELETE';
  path: RegExp;
  answer(store: MailStore, url: URL, ...parts: string[]): Promise<Answer | undefined> | Answer | undefined;
}

const own =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'";
// A mail is a stranger: no script, no form, no address of its own; pictures from this machine only, so that none reports back.
const ofMail =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: http://localhost:* http://127.0.0.1:*; font-src data:; " +
  "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const id = '([0-9a-f-]{36})';

const routes: Route[] = [
  { method: 'GET', path: /^\/$/, answer: () => pageFile('index.html') },
  { method: 'GET', path: /^\/([a-z]+\.(?:css|js|svg))$/, answer: (_store, _url, file) => pageFile(file) },
  { method: 'GET', path: /^\/health\/(live|ready)$/, answer: () => json({ status: 'ok' }) },
  { method: 'GET', path: /^\/api\/mails$/, answer: (store, url) => list(store, url) },
  { method: 'DELETE', path: /^\/api\/mails$/, answer: (store) => store.clear().then(() => ({ status: 204 })) },
  { method: 'GET', path: route(id), answer: (store, _url, mail) => opened(store, mail) },
  { method: 'GET', path: route(`${id}\\.eml`), answer: (store, _url, mail) => source(store, mail) },
  { method: 'GET', path: route(`${id}/html`), answer: (store, _url, mail) => shown(store, mail) },
  {
    method: 'GET',
    path: route(`${id}/attachments/(\\d+)`),
    answer: (store, _url, mail, n) => attached(store, mail, n),
  },
];

/** The page and the API of the mailbox. `names`: the hosts it answers to, so that no foreign name can be pointed at it. */
export function webDoor(store: MailStore, names: string[]): Server {
  return createServer((request, response) => {
    const known = names.length === 0 || names.includes((request.headers.host ?? '').replace(/:\d+$/, ''));
    Promise.resolve(known ? answerTo(store, request) : undefined)
      .then((answer) => send(response, answer ?? { ...json({ status: 404, title: 'Not found' }), status: 404 }))
      .catch(() => send(response, { ...json({ status: 500, title: 'The mailbox failed' }), status: 500 }));
  });
}

function answerTo(store: MailStore, request: IncomingMessage): Promise<Answer | undefined> | Answer | undefined {
  const url = new URL(request.url ?? '/', 'http://mailbox');
  const found = routes.find(({ method, path }) => method === request.method && path.test(url.pathname));
  return found?.answer(store, url, ...(found.path.exec(url.pathname)?.slice(1) ?? []));
}

function send(response: ServerResponse, { status = 200, type = 'text/plain', body = '', headers }: Answer): void {
  response.writeHead(status, {
    'content-type': type,
    'content-security-policy': own,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(body);
}

function list(store: MailStore, { searchParams }: URL): Answer {
  const text = (name: string) => searchParams.get(name) ?? undefined;
  const limit = Math.min(Math.max(Number(text('limit') ?? 50) || 50, 1), 1000);
  return json(store.index.list({ to: text('to'), search: text('search'), after: text('after'), limit }));
}

async function opened(store: MailStore, mail = ''): Promise<Answer | undefined> {
  const raw = await store.source(mail);
  return raw ? json({ ...store.index.find(mail), ...(await viewOf(raw)) }) : undefined;
}

async function source(store: MailStore, mail = ''): Promise<Answer | undefined> {
  const body = await store.source(mail);
  return body ? { type: 'text/plain; charset=utf-8', body } : undefined;
}

async function shown(store: MailStore, mail = ''): Promise<Answer | undefined> {
  const raw = await store.source(mail);
  const body = raw && (await htmlOf(raw));
  return body ? { type: types['.html'], body, headers: { 'content-security-policy': ofMail } } : undefined;
}

async function attached(store: MailStore, mail = '', position = ''): Promise<Answer | undefined> {
  const raw = await store.source(mail);
  const found = raw && (await attachmentOf(raw, Number(position)));
  if (!found) return undefined;
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(found.filename)}`;
  return { type: found.mimeType, body: found.bytes, headers: { 'content-disposition': disposition } };
}

function route(rest: string): RegExp {
  return new RegExp(`^/api/mails/${rest}$`);
}

async function pageFile(file = ''): Promise<Answer | undefined> {
  const body = await readFile(join(checkout, 'dev', 'mailbox', 'page', file)).catch(() => undefined);
  return body && { type: types[extname(file)], body };
}

function json(value: unknown): Answer {
  return { type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}
