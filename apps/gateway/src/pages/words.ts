// What the pages say, in the languages that mails are in too.
import type { Locale } from '@portico/mail/content';
import { en, type Words } from './words-en';
import { es } from './words-es';

export const words: Record<Locale, Words> = { en, es };
