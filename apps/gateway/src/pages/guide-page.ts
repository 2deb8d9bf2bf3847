// How residents use the portal: what a community that has no guide of its own links to (B12).
import type { CommunityFace } from '@portico/contracts/communities';
import type { Locale } from '@portico/mail/content';
import type { PageAnswer } from '../forms/page-answer';
import { html } from './html';
import { bandOf, pageOf } from './page';
import { words } from './words';

/** The guide, with the community's name and looks where it is known. */
export function guidePage(locale: Locale, face: CommunityFace | null): PageAnswer {
  const say = words[locale].guide;
  return pageOf({
    locale,
    ...bandOf(face),
    title: say.title,
    content: html`<p>${say.lead(face?.name ?? null)}</p>
      ${say.chapters.map(
        ([heading = '', ...sentences]) =>
          html`<h2>${heading}</h2>
            ${sentences.map((sentence) => html`<p>${sentence}</p>`)}`,
      )}
      <a class="button" href="/portal/sign-in">${say.signIn}</a>`,
  });
}
