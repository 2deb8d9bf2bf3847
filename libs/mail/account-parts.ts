// The short letters to one person, about an account or a message: a heading, a sentence or two, at most one button. Each is compiled once and for all.
import { paletteOf } from './color';
import { perLocale, type Locale, type MailContent, type MailParts } from './content';
import { bind } from './fill';
import { paragraphs, splice, templateSegments, wordPieces, wordSegments } from './segments';
import { htmlTemplate } from './template';
import template from './templates/account.mjml';
import { words } from './words/words';

/** What a letter says in one language. With a `button` it has a link, its text and its address. */
export interface AccountLetter extends Record<string, string> {
  from: string;
  subject: string;
  preheader: string;
  heading: string;
  lead: string;
  note: string;
  why: string;
}

/** Compiles a letter. `urlSlot` names the slot that takes the button's address; null for a letter without a button. */
export async function compileLetter(said: Record<Locale, AccountLetter>, urlSlot: string | null): Promise<MailContent> {
  const parts = { en: await letterParts(said.en, urlSlot, 'en'), es: await letterParts(said.es, urlSlot, 'es') };
  return perLocale((locale) => bind(parts[locale], { ...paletteOf(''), lang: locale }));
}

async function letterParts(letter: AccountLetter, urlSlot: string | null, locale: Locale): Promise<MailParts> {
  const said: Record<string, string> = { ...letter, title: letter.heading, copyLink: words[locale].copyLink };
  if (urlSlot) said.url = `{{${urlSlot}}}`;
  const lines = [said.heading, said.lead, urlSlot ? `${said.button}:\n${said.url}` : '', said.note, `--\n${said.why}`];
  return {
    subject: wordSegments(letter.subject, 'header'),
    html: splice(await htmlTemplate(template, { action: urlSlot !== null }), wordPieces(said, 'html')),
    text: paragraphs(lines.map((line) => templateSegments(line!, 'text'))),
  };
}
