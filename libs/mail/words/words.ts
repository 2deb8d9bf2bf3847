import type { Locale } from '../content';
import { en, type Words } from './en';
import { es } from './es';

/** What the mails say, by language. */
export const words: Record<Locale, Words> = { en, es };
