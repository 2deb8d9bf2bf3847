// What an invitation's link opens: the page to accept on, or what has become of the link.
import type { LinkPeek } from '@portico/contracts/portal-sessions';
import type { Locale } from '@portico/mail/content';
import type { PageAnswer } from '../forms/page-answer';
import { actScript, fragmentScript } from './act-script';
import { html, type Html } from './html';
import { type PageParts, pageOf } from './page';
import { words } from './words';

type Home = NonNullable<LinkPeek['home']>;
export type DeadState = 'expired' | 'superseded' | 'revoked' | 'unknown';

const statusOf = { expired: 410, superseded: 410, revoked: 410, unknown: 404 } as const satisfies Record<
  DeadState,
  number
>;

/** The page that accepts on the first act of a person, with its one visible button. */
export function acceptPage(home: Home, token: string, nonce: string, locale: Locale): PageAnswer {
  const say = words[locale].activate;
  return pageOf({
    locale,
    ...bandOf(home),
    title: say.title(home.firstName),
    content: html`${homeBox(home)}
      <p>${say.lead}</p>
      <form method="post" action="/api/v1/portal/activations" data-act>
        <input type="hidden" name="token" value="${token}" /><input type="hidden" name="nonce" value="${nonce}" />
        <button type="submit">${say.button}</button>
      </form>
      <p class="soft">${say.note}</p>`,
    script: actScript,
  });
}

/** Says what a dead link is; one that can be made anew can be asked for. */
export function deadLinkPage(state: DeadState, home: Home | null, token: string, locale: Locale): PageAnswer {
  const [title, lead] = words[locale].dead[state] as [string, string];
  const way = state === 'revoked' ? askWhom(home, locale) : state === 'unknown' ? null : renewForm(token, locale);
  return pageOf({
    locale,
    ...bandOf(home),
    status: statusOf[state],
    title,
    content: html`<p>${lead}</p>
      ${home && homeBox(home)} ${way}`,
  });
}

/** For a link whose token stands behind `#`: only the browser knows it yet. */
export function fragmentPage(locale: Locale): PageAnswer {
  const say = words[locale].activate;
  return pageOf({
    locale,
    title: say.opening,
    content: html`<p data-incomplete="no">${say.fragment}</p>
      <p data-incomplete="yes" hidden>${say.incomplete}</p>
      <noscript><p>${say.incomplete}</p></noscript>`,
    script: fragmentScript,
  });
}

/** Another account is signed in: nothing is linked to it unasked. */
export function confirmPage(
  home: Home | null,
  token: string,
  nonce: string,
  email: string,
  locale: Locale,
): PageAnswer {
  const say = words[locale].confirm;
  return pageOf({
    locale,
    ...bandOf(home),
    status: 409,
    title: say.title,
    content: html`<p>${say.lead(email)}</p>
      ${home && homeBox(home)}
      <form method="post" action="/api/v1/portal/activations">
        <input type="hidden" name="token" value="${token}" /><input type="hidden" name="nonce" value="${nonce}" />
        <input type="hidden" name="confirm" value="true" /><button type="submit">${say.add}</button>
      </form>
      <form method="post" action="/portal/sign-out">
        <input type="hidden" name="token" value="${token}" />
        <button type="submit" class="quiet">${say.instead}</button>
      </form>`,
  });
}

/** The page's nonce is over: it is opened anew. */
export function tooOldPage(token: string, locale: Locale): PageAnswer {
  const say = words[locale].tooOld;
  const again = `/portal/activate?token=${encodeURIComponent(token)}`;
  const content = html`<p>${say.lead}</p>
    <a class="button" href="${again}">${say.again}</a>`;
  return pageOf({ locale, status: 403, title: say.title, content });
}

/** Which home it is about. */
function homeBox({ propertyName, communityName }: Home): Html {
  return html`<p class="home"><strong>${propertyName}</strong> <span>${communityName}</span></p>`;
}

function bandOf(home: Home | null): Pick<PageParts, 'band' | 'brandColor' | 'logoUrl'> {
  return home ? { band: home.communityName, brandColor: home.brandColor, logoUrl: home.logoUrl } : {};
}

function renewForm(token: string, locale: Locale): Html {
  const say = words[locale].dead;
  return html`<form method="post" action="/api/v1/portal/activations/renew">
      <input type="hidden" name="token" value="${token}" /><button type="submit">${say.renew}</button>
    </form>
    <p class="soft">${say.renewNote}</p>`;
}

function askWhom(home: Home | null, locale: Locale): Html | null {
  if (!home) return null;
  const ask = words[locale].dead.ask(home.senderName);
  return home.replyTo
    ? html`<a class="button" href="${mailtoOf(home.replyTo)}">${ask}</a>`
    : html`<p><strong>${ask}</strong></p>`;
}

/** Some signs that an address may hold would begin the fields of the mail behind `mailto:`. */
function mailtoOf(email: string): string {
  return `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}`;
}
