// Signing in again, and what a resident sees then.
import type { PortalMe } from '@portico/contracts/portal';
import type { Locale } from '@portico/mail/content';
import { actScript } from './act-script';
import { html, type Html } from './html';
import { pageOf, type PageAnswer } from './page';
import { words } from './words';

/** Why somebody who has followed a link stands at the sign-in page. */
export type SignInNote = 'used' | 'expired' | 'dead' | 'wrong';

/** Asks for an address to mail a link to. */
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
      </form>`,
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

/** The homes of who is signed in. */
export function homePage(locale: Locale, { account, profiles }: PortalMe): PageAnswer {
  const say = words[locale].home;
  return pageOf({
    locale,
    title: say.title(profiles[0]?.firstName ?? ''),
    content: html`<p>${say.lead}</p>
      <ul>
        ${profiles.map((profile) => profileItem(profile, locale))}
      </ul>
      <p class="soft">${say.soon}</p>
      <form method="post" action="/portal/sign-out"><button type="submit" class="quiet">${say.signOut}</button></form>
      <p class="soft">${say.signedInAs(account.email)}</p>`,
  });
}

function profileItem(profile: PortalMe['profiles'][number], locale: Locale): Html {
  const say = words[locale].home;
  const guide = profile.instructionGuideUrl;
  return html`<li>
    <strong>${profile.propertyName}</strong>${profile.communityName} ·
    ${say[profile.kind]}${
      guide && /^https?:/i.test(guide) ? html`<br /><a href="${guide}" rel="noreferrer">${say.guide}</a>` : null
    }
  </li>`;
}
