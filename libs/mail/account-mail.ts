import { compileLetter } from './account-parts';
import { perLocale, type Locale, type MailContent, type SlotValues } from './content';
import { formatMoment, formatSpan } from './format';
import { words } from './words/words';

/** A home that was added to an account. `timezone` is its community's. */
export interface LinkedHome {
  propertyName: string;
  communityName: string;
  at: Date;
  timezone: string;
}

/** A link by which a new member of staff sets a password; it works once, for some hours. */
export interface PasswordLink {
  organizationName: string;
  url: string;
  hours: number;
}

/** Compiles what an account's address is told when a home was added. It has no link: there is nothing to press. Left to fill: `homeLinkedValues`. */
export function compileHomeLinked(): Promise<MailContent> {
  return compileLetter(
    perLocale((locale) => words[locale].homeLinked),
    null,
  );
}

/** Compiles what the invited address is told when its home was added to another account. Left to fill: `homeLinkedValues`. */
export function compileHomeLinkedElsewhere(): Promise<MailContent> {
  return compileLetter(
    perLocale((locale) => words[locale].homeLinkedElsewhere),
    null,
  );
}

/** Fills all slots of the two mails about an added home. */
export function homeLinkedValues(
  { propertyName, communityName, at, timezone }: LinkedHome,
  locale: Locale,
): SlotValues {
  return { propertyName, communityName, linkedAt: formatMoment(at, locale, timezone) };
}

/** Compiles the mail that lets a new member of staff set a password. Left to fill: `staffPasswordValues`. */
export function compileStaffPassword(): Promise<MailContent> {
  return compileLetter(
    perLocale((locale) => words[locale].staffPassword),
    'setPasswordUrl',
  );
}

/** Fills all slots of the mail to new staff. */
export function staffPasswordValues({ organizationName, url, hours }: PasswordLink, locale: Locale): SlotValues {
  return { organizationName, setPasswordUrl: url, linkHours: formatSpan(hours, 'hour', locale) };
}
