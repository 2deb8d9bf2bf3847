import { compileLetter } from './account-parts';
import { perLocale, type Locale, type MailContent, type SlotValues } from './content';
import { formatSpan } from './format';
import { words } from './words/words';

/** A link that signs a resident in; it works once, for some minutes. */
export interface SignInLink {
  url: string;
  minutes: number;
}

/** Compiles the mail with a sign-in link. It names no community: an account may hold homes in several. Left to fill: `signInValues`. */
export function compileSignIn(): Promise<MailContent> {
  return compileLetter(
    perLocale((locale) => words[locale].signIn),
    'signInUrl',
  );
}

/** Fills all slots of a sign-in mail. */
export function signInValues({ url, minutes }: SignInLink, locale: Locale): SlotValues {
  return { signInUrl: url, linkMinutes: formatSpan(minutes, 'minute', locale) };
}
