// The one page of a built web app. It is asked for anew each time, because it names the app's files, and because its style nonce is
// good once.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageAnswer } from '../forms/page-answer';

/** What the build writes where a nonce belongs (vite.web.mts). */
const NONCE = /__NONCE__/g;

/** The page of the app that was built into `webDir`. */
export async function webPage(webDir: string, app: 'dashboard' | 'portal'): Promise<PageAnswer> {
  const nonce = randomBytes(16).toString('base64url');
  const html = await readFile(join(webDir, app, 'index.html'), 'utf8').catch(() => notBuilt);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': policy(nonce),
    // Where a page of ours may tell the gateway that it is one.
    'referrer-policy': 'same-origin',
  };
  return { status: 200, headers, body: html.replace(NONCE, nonce) };
}

/**
 * Scripts come from files of ours alone; nothing runs that got into the text. Style attributes are free, for the previews of
 * mails are full of them: a frame made by `srcdoc` is under this same policy.
 */
function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const notBuilt =
  '<!doctype html><title>Portico</title><p>The web apps are not built yet: <code>npm run build</code>. ' +
  'The API is described at <a href="/api/docs">/api/docs</a>.</p>';
