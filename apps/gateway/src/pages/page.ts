// A whole page: one file, no asset of anybody else's, nothing kept, nothing told to where its links lead.
import { randomBytes } from 'node:crypto';
import type { CommunityFace } from '@portico/contracts/communities';
import { paletteOf } from '@portico/mail/color';
import type { Locale } from '@portico/mail/content';
import type { PageAnswer } from '../forms/page-answer';
import { Html, html } from './html';
import { styleOf } from './style';
import { words } from './words';

export interface PageParts {
  locale: Locale;
  title: string;
  content: Html;
  status?: number;
  /** What stands in the band above: the community. */
  band?: string;
  brandColor?: string;
  /** The community's logo: a path of ours. */
  logoUrl?: string | null;
  script?: string;
  /** Whether the script asks our API. */
  asks?: boolean;
}

const door = new Html(
  '<svg width="28" height="28" viewBox="0 0 28 28" fill="none" stroke="currentColor" stroke-width="2" aria-hidden="true">' +
    '<path d="M4 25V12a10 10 0 0 1 20 0v13M2 25h24M10 25V13a4 4 0 0 1 8 0v12" stroke-linecap="round"/></svg>',
);

/** Puts a page together. Its style and script run by a nonce: nothing that got into the text could. */
export function pageOf(parts: PageParts): PageAnswer {
  const { locale, title, content, status = 200, band, brandColor = '', logoUrl = null, script, asks = false } = parts;
  const nonce = randomBytes(16).toString('base64');
  const place = band ?? words[locale].portal;
  const body = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${place}</title>
        <link rel="icon" href="/portal/favicon.svg" type="image/svg+xml" />
        <style nonce="${nonce}">
          ${new Html(styleOf(paletteOf(brandColor)))}
        </style>
      </head>
      <body>
        <main>
          <header>
            ${logoUrl === null ? door : html`<img src="${logoUrl}" alt="" />`}
            <p>${place}</p>
          </header>
          <section>
            <h1>${title}</h1>
            ${content}
          </section>
        </main>
        ${
          script
            ? html`<script nonce="${nonce}">
                ${new Html(script)};
              </script>`
            : null
        }
      </body>
    </html> `;
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...pageHeaders(nonce, asks) },
    body: body.source,
  };
}

/** What the band above says of a community; of one that is not known, nothing. */
export function bandOf(face: CommunityFace | null): Pick<PageParts, 'band' | 'brandColor' | 'logoUrl'> {
  return face ? { band: face.name, brandColor: face.brandColor, logoUrl: face.logoUrl } : {};
}

/** Leads the browser on to another page of ours. */
export function seeOther(location: string): PageAnswer {
  return {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    body: '',
  };
}

/** As Nest takes it. */
export function answer({ status, headers, body }: PageAnswer): Response {
  return new Response(status === 303 ? null : body, { status, headers });
}

function pageHeaders(nonce: string, asks: boolean): Record<string, string> {
  return {
    'content-security-policy':
      `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; img-src 'self'; form-action 'self'; ` +
      `${asks ? "connect-src 'self'; " : ''}` +
      `base-uri 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}
