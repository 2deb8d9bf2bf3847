// The one page for staff until the dashboard is there: setting a password by the link of a mail.
import type { Locale } from '@portico/mail/content';
import type { PageAnswer } from '../forms/page-answer';
import { html } from './html';
import { pageOf } from './page';
import { words } from './words';

/** Asks for the new password. `wrong` says why the last one was refused. */
export function passwordPage(locale: Locale, email: string, token: string, wrong?: string): PageAnswer {
  const say = words[locale].password;
  return pageOf({
    locale,
    band: 'Portico',
    status: wrong ? 422 : 200,
    title: say.title,
    content: html`${wrong ? html`<p class="note" role="alert">${wrong}</p>` : null}
      <p>${say.lead(email)}</p>
      <form method="post" action="/api/v1/auth/password">
        <input type="hidden" name="token" value="${token}" />
        <input type="text" value="${email}" autocomplete="username" readonly hidden />
        <label for="password">${say.label}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="new-password"
          minlength="10"
          maxlength="200"
          required
        />
        <button type="submit">${say.button}</button>
      </form>`,
  });
}

/** Says that it is done, or that the link is dead. */
export function passwordOutcomePage(locale: Locale, outcome: 'done' | 'dead', status: number): PageAnswer {
  const [title, lead] = words[locale].password[outcome] as [string, string];
  return pageOf({ locale, band: 'Portico', status, title, content: html`<p>${lead}</p>` });
}
