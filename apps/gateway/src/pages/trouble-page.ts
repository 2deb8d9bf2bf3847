import type { Problem } from '@portico/contracts/problems';
import type { Locale } from '@portico/mail/content';
import type { PageAnswer } from '../forms/page-answer';
import { html } from './html';
import { pageOf } from './page';
import { words } from './words';

/** What a person is told where a program gets a problem. */
export function troublePage(locale: Locale, problem: Problem): PageAnswer {
  const say = words[locale].trouble;
  const kind = kindOf(problem);
  const [title, lead] = say[kind] as [string, string];
  return pageOf({
    locale,
    status: problem.status,
    title,
    content: html`<p>${lead}</p>
      ${kind === 'nowhere' ? html`<a class="button" href="/portal">${say.toPortal}</a>` : null}`,
  });
}

function kindOf({ code, status }: Problem): 'limited' | 'unavailable' | 'nowhere' | 'other' {
  if (code === 'route.not_found') return 'nowhere';
  return status === 429 ? 'limited' : status >= 500 ? 'unavailable' : 'other';
}
