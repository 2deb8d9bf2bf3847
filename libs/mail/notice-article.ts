// A notice as the portal shows it: what staff wrote, filled for its reader, without the frame and the looks of a mail.
import sanitizeHtml from 'sanitize-html';
import type { Locale, SlotValues } from './content';
import { noticeDefaults, type Written } from './defaults';
import { fill } from './fill';
import { sharedValues, type MailCommunity } from './invitation-mail';
import { renderMarkdown } from './markdown';
import { wordSegments } from './segments';
import { inLanguage, withoutAddress } from './written';

/** For whom it is filled. */
export interface ArticleReader {
  community: MailCommunity;
  /** Of `residentValues`. */
  values: SlotValues;
  locale: Locale;
}

/** The subject as text, and the body as HTML of a few plain tags, without any style. */
export function noticeArticle(
  written: Written,
  { community, values, locale }: ArticleReader,
): { subject: string; html: string } {
  const shared = sharedValues(community);
  const spoken = inLanguage(written, noticeDefaults, locale);
  const body = 'instructionGuideUrl' in shared ? spoken.body : withoutAddress(spoken.body, 'instructionGuideUrl');
  const parts = { subject: wordSegments(spoken.subject.trim(), 'header'), html: renderMarkdown(body).html, text: [] };
  const { subject, html } = fill(parts, { ...shared, ...values });
  return { subject, html: unstyled(html) };
}

function unstyled(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: sanitizeHtml.defaults.allowedTags,
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'noreferrer' }) },
  });
}
