// Where recipients stop invitations and notices. The link is in each of these mails; opening it changes nothing.
import type { CommunityFace } from '@portico/contracts/communities';
import type { Subscription } from '@portico/contracts/subscriptions';
import type { Locale } from '@portico/mail/content';
import type { PageAnswer } from '../forms/page-answer';
import { html, type Html } from './html';
import { bandOf, pageOf } from './page';
import { words } from './words';

/** What the page is made of. */
export interface Unsubscribing {
  subscription: Subscription;
  /** Of the community that the mail was from, where it is known. */
  face: CommunityFace | null;
  token: string;
  locale: Locale;
}

/** How it stands, with one button: to stop these mails, or to have them again. What stopped them otherwise is not the reader's to change. */
export function unsubscribePage(of: Unsubscribing): PageAnswer {
  const say = words[of.locale].unsubscribe;
  const { stoppedBy, senderName } = of.subscription;
  if (stoppedBy === null) return page(of, say.ask, say.askLead(senderName), stopForm(of));
  if (stoppedBy !== 'unsubscribe') return page(of, say.silent, say.silentLead(senderName), null);
  return page(of, say.stopped, say.stoppedLead(senderName), resumeForm(of));
}

/** The answer to whoever wanted them again. */
export function resubscribedPage(of: Unsubscribing): PageAnswer {
  const say = words[of.locale].unsubscribe;
  const { stoppedBy, senderName } = of.subscription;
  return stoppedBy === null ? page(of, say.resumed, say.resumedLead(senderName), stopForm(of)) : unsubscribePage(of);
}

function page({ face, locale }: Unsubscribing, title: string, lead: string, form: Html | null): PageAnswer {
  const content = html`<p>${lead}</p>
    ${form}
    <p class="soft">${words[locale].unsubscribe.still}</p>`;
  return pageOf({ locale, ...bandOf(face), title, content });
}

/** Posts what a mail program posts. */
function stopForm({ token, locale }: Unsubscribing): Html {
  return html`<form method="post" action="/portal/unsubscribe?token=${token}">
    <input type="hidden" name="List-Unsubscribe" value="One-Click" />
    <button type="submit">${words[locale].unsubscribe.stop}</button>
  </form>`;
}

function resumeForm({ token, locale }: Unsubscribing): Html {
  return html`<form method="post" action="/portal/unsubscribe/undo?token=${token}">
    <button type="submit" class="quiet">${words[locale].unsubscribe.resume}</button>
  </form>`;
}
