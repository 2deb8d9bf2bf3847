// A mail is compiled once to parts with slots; each recipient's copy is these parts with the slots filled. Plain JSON: it is stored under a version.

/** The languages in which the fixed parts of a mail are written. */
export const locales = ['en', 'es'] as const;
export type Locale = (typeof locales)[number];

/** How a slot's value is made safe for the place where it lands. */
export type SlotContext = 'html' | 'text' | 'header';

/** A piece of a part: literal text as it is sent, or a slot that takes a value. */
export type Segment = string | { slot: string; as: SlotContext };

/** One mail in one language. `html` and `text` are the two bodies, `subject` the header's decoded text. */
export interface MailParts {
  subject: Segment[];
  html: Segment[];
  text: Segment[];
}

/** One mail in every language: what is compiled, stored under a version and sent from. */
export type MailContent = Record<Locale, MailParts>;

/** What fills a mail's slots, by slot name. Raw: escaping is the slot's affair. */
export type SlotValues = Record<string, string>;

/** The mail language for a resident's language tag (`es-MX` → `es`); English where there is none or another. */
export function localeOf(tag: string | null | undefined): Locale {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language) ?? 'en';
}

/** Makes something once for every language. */
export function perLocale<T>(make: (locale: Locale) => T): Record<Locale, T> {
  return { en: make('en'), es: make('es') };
}
