// How mails write dates, numbers and lengths of time, by Intl.
import type { Locale } from './content';

// Spanish as it is written where the communities are: months, zones and figures come out as their residents read them.
const tags = { en: 'en-US', es: 'es-US' } as const satisfies Record<Locale, string>;
const moment = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
} as const;

// Making a formatter costs ten times what filling a mail does: each is made once. There are no more than zones in the world.
const momentFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

/** Day and time in a community's time zone, which it names: "Tuesday, March 3, 2026 at 10:14 AM PST". Throws RangeError for a zone that does not exist. */
export function formatMoment(date: Date, locale: Locale, timeZone: string): string {
  const make = () => new Intl.DateTimeFormat(tags[locale], { ...moment, timeZone });
  return once(momentFormats, `${locale} ${timeZone}`, make).format(date);
}

/** A number: "1,204". */
export function formatNumber(value: number, locale: Locale): string {
  return once(numberFormats, locale, () => new Intl.NumberFormat(tags[locale])).format(value);
}

/** A length of time in words: "7 days", "1 hora". */
export function formatSpan(count: number, unit: 'day' | 'hour' | 'minute', locale: Locale): string {
  const options = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return once(numberFormats, `${locale} ${unit}`, () => new Intl.NumberFormat(tags[locale], options)).format(count);
}

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}
