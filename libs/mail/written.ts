// What staff wrote, made ready to be put into a mail.
import { locales, type Locale } from './content';
import type { Written } from './defaults';
import { fieldPattern, unknownFields, type MailPurpose } from './merge-fields';

/** Throws where a merge field does not belong: callers have refused it with the field's name before. */
export function refuseUnknownFields({ subject, body }: Written, purpose: MailPurpose): void {
  const unknown = [...unknownFields(subject, purpose, 'subject'), ...unknownFields(body, purpose)];
  if (unknown.length) throw new Error(`Unknown merge fields: ${unknown.join(', ')}`);
}

/** Words that staff left as they were prefilled speak the reader's language; what they wrote stays as they wrote it. */
export function inLanguage(written: Written, defaults: (locale: Locale) => Written, locale: Locale): Written {
  const spoken = (part: keyof Written) => {
    const untouched = locales.some((language) => defaults(language)[part] === asPrefilled(written[part]));
    return untouched ? defaults(locale)[part] : written[part];
  };
  return { subject: spoken('subject'), body: spoken('body') };
}

/** The body before and after its button; without one, the button comes last. */
export function splitAtButton(body: string): [before: string, after: string] {
  const [before, ...rest] = body.split(/\{\{[^\S\n]*activationButton[^\S\n]*\}\}/);
  return [before!, rest.join('')];
}

/** Whether the first paragraph speaks to the reader by name: then it is the greeting. */
export function greetsByName(body: string): boolean {
  const [first] = body.trimStart().split(/\n\s*\n/);
  return usesField(first!, 'firstName') || usesField(first!, 'fullName');
}

/** Whether a text has this merge field. */
export function usesField(text: string, field: string): boolean {
  return [...text.matchAll(fieldPattern())].some((match) => match[1] === field);
}

/** A text without an address that there is none for: links to it become their words, the address itself disappears. */
export function withoutAddress(markdown: string, field: string): string {
  const address = `\\{\\{[^\\S\\n]*${field}[^\\S\\n]*\\}\\}`;
  return markdown
    .replace(new RegExp(`\\[([^\\]\\n]*)\\]\\(\\s*${address}[^)\\n]*\\)`, 'g'), '$1')
    .replace(new RegExp(`<?${address}>?`, 'g'), '');
}

/** A subject for those who are no recipient of it: with the name of its community, the same for everyone. */
export function subjectForStaff(subject: string, communityName: string): string {
  return subject.replaceAll(/\{\{\s*communityName\s*\}\}/g, () => communityName);
}

// A browser's text area sends CRLF, and an editor may leave a blank line at the end.
function asPrefilled(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
