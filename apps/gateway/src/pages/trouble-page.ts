import type { Problem } from '@portico/contracts/problems';
import type { Locale } from '@portico/mail/content';
import type { PageAnswer } from '../forms/page-answer';
import { html } from './html';
import { pageOf } from './page';
import { words } from './words';

/** What a person is told where a program gets a problem. */
export function troublePage(locale: Locale, problem: Problem): PageAnswer {
  const say = words[locale].trouble;
  const [title, lead] = (
    problem.status === 429 ? say.limited : problem.status >= 500 ? say.unavailable : say.other
  ) as [string, string];
  return pageOf({ locale, status: problem.status, title, content: html`<p>${lead}</p>` });
}
