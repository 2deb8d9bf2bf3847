import type { Locale, SlotValues } from './content';
import { formatMoment, formatSpan } from './format';

/** What a mail says of the resident it goes to; `firstName` may be empty (a company). */
export interface MailResident {
  firstName: string;
  lastName: string;
  propertyName: string;
}

/** The link of one invitation: its address, its lifetime in days and the moment it dies. */
export interface MailLink {
  url: string;
  days: number;
  expiresAt: Date;
}

/** Fills all slots of an invitation. `timezone` is the community's; a locale other than the content's gives dates in a foreign tongue. */
export function invitationValues(resident: MailResident, link: MailLink, locale: Locale, timezone: string): SlotValues {
  return { ...residentValues(resident), ...linkValues(link, locale, timezone) };
}

/** The slots of an invitation that are known only when it leaves. */
export function linkValues(link: MailLink, locale: Locale, timezone: string): SlotValues {
  return {
    activationUrl: link.url,
    linkDays: formatSpan(link.days, 'day', locale),
    expiresAt: formatMoment(link.expiresAt, locale, timezone),
  };
}

/** Fills all slots of a notice. Whoever has no first name is greeted by the whole name. */
export function residentValues({ firstName, lastName, propertyName }: MailResident): SlotValues {
  const fullName = `${firstName} ${lastName}`.trim();
  return { firstName: firstName.trim() || fullName, lastName, fullName, propertyName };
}
