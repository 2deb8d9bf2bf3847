// Staff's Markdown becomes a mail's HTML and text. Three walls stand one behind the other: no HTML in the Markdown, links to the web
// and to mailboxes only, and a sanitizer over what comes out.
import { convert } from 'html-to-text';
import MarkdownIt from 'markdown-it';
import sanitizeHtml from 'sanitize-html';
import type { Segment } from './content';
import { hold, holdFields, holdsField, heldAddresses, heldSegments, isHeldAddress } from './held-fields';
import { inlineStyles } from './markdown-styles';

/** A text that staff wrote, as parts of a mail; its merge fields are slots. */
export interface RenderedText {
  html: Segment[];
  text: Segment[];
}

const allowedTags = 'p br hr blockquote ul ol li strong em s a code pre h2 h3 h4 table thead tbody tr th td'.split(' ');

// Line breaks count as they are typed, and an indented line is no code: staff write letters. No images: nothing is loaded from elsewhere.
const markdownIt = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable(['image', 'code']);
const normalizeLink = markdownIt.normalizeLink.bind(markdownIt);
markdownIt.normalizeLink = (url) => (isHeldAddress(url) ? url : normalizeLink(url));
markdownIt.validateLink = (url) => isHeldAddress(url) || (/^(?:https?:|mailto:)/i.test(url) && !holdsField(url));

/** Renders Markdown with merge fields: HTML with its looks on each tag, and plain text. Links take the slot `link` for their colour. */
export function renderMarkdown(markdown: string): RenderedText {
  const html = linkAddresses(sanitized(markdownIt.render(holdFields(markdown)))).trim();
  return {
    html: heldSegments(inlineStyles(html, hold('link')), `${markdown}{{link}}`, 'html'),
    text: heldSegments(plain(html), markdown, 'text'),
  };
}

function sanitized(html: string): string {
  return sanitizeHtml(html, {
    allowedTags,
    allowedAttributes: { a: ['href'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    // The greeting is the mail's h1.
    transformTags: { h1: 'h2', h2: 'h3', h3: 'h4', h5: 'h4', h6: 'h4' },
  });
}

function linkAddresses(html: string): string {
  // Splitting by a pattern with one group gives what is outside the links and the links in turn.
  const pieces = html.split(/(<a [^]*?<\/a>)/);
  return pieces
    .map((piece, index) => (index % 2 ? piece : piece.replace(heldAddresses, '<a href="$&">$&</a>')))
    .join('');
}

function plain(html: string): string {
  const heading = { options: { uppercase: false, leadingLineBreaks: 2, trailingLineBreaks: 2 } };
  return convert(html, {
    wordwrap: false,
    selectors: [
      ...['h2', 'h3', 'h4'].map((selector) => ({ selector, ...heading })),
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] as [string, string] } },
      { selector: 'table', format: 'dataTable', options: { uppercaseHeaderCells: false } },
    ],
  });
}
