// Signing in again.
import type { Locale } from '@portico/mail/content';
import type { PageAnswer } from '../forms/page-answer';
import { actScript } from './act-script';
import { html } from './html';
import { pageOf } from './page';
import { passkeyScript } from './passkey-script';
import { words } from './words';

/** Why somebody stands at the sign-in page who has not asked for it, or what was wrong. */
export type SignInNote = 'used' | 'expired' | 'dead' | 'wrong' | 'back' | 'out';

/** Asks for an address to mail a link to; a browser that has passkeys offers these too. */
export function signInPage(locale: Locale, note: SignInNote | null, status = 200): PageAnswer {
  const say = words[locale].signIn;
  return pageOf({
    locale,
    status,
    title: say.title,
    content: html`${note ? html`<p class="note" role="status">${say[note]}</p>` : null}
      <p>${say.lead}</p>
      <form method="post" action="/api/v1/portal/sign-in-links">
        <label for="email">${say.email}</label>
        <input id="email" name="email" type="email" autocomplete="email" maxlength="254" required />
        <button type="submit">${say.ask}</button>
      </form>
      <div data-passkey hidden>
        <p class="or">${say.or}</p>
        <button type="button" class="quiet">${say.passkey}</button>
        <p class="soft" role="alert" data-text="${say.passkeyTrouble}"></p>
      </div>`,
    script: passkeyScript,
    asks: true,
  });
}

/** What a sign-in mail's link opens: as with an invitation, fetching it uses nothing up. */
export function signInLinkPage(locale: Locale, token: string): PageAnswer {
  const say = words[locale].signIn;
  return pageOf({
    locale,
    title: say.title,
    content: html`<p>${say.ready}</p>
      <form method="post" action="/api/v1/portal/sessions" data-act>
        <input type="hidden" name="token" value="${token}" /><button type="submit">${say.button}</button>
      </form>`,
    script: actScript,
  });
}

/** A mail is on its way, if there is somebody to mail. */
export function linkSentPage(locale: Locale): PageAnswer {
  const say = words[locale].linkSent;
  const content = html`<p>${say.lead}</p>
    <p><a href="/portal/sign-in">${say.back}</a></p>`;
  return pageOf({ locale, title: say.title, content });
}
