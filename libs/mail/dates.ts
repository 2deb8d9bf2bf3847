import type { Locale } from './content';

// Spanish as it is written where the communities are: months and zones come out as their residents read them.
const tags = { en: 'en-US', es: 'es-US' } as const satisfies Record<Locale, string>;
const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const moment = { ...day, hour: 'numeric', minute: '2-digit', timeZoneName: 'short' } as const;

// Making a formatter costs ten times what filling a mail does: each is made once. There are no more than zones in the world.
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const spanFormats = new Map<string, Intl.NumberFormat>();

/** The day in a community's time zone: "Tuesday, March 3, 2026". Throws RangeError for a zone that does not exist. */
export function formatDay(date: Date, locale: Locale, timezone: string): string {
  return dateFormat(locale, timezone, day).format(date);
}

/** Day and time in a community's time zone, which it names: "Tuesday, March 3, 2026 at 10:14 AM PST". Throws as `formatDay`. */
export function formatMoment(date: Date, locale: Locale, timezone: string): string {
  return dateFormat(locale, timezone, moment).format(date);
}

/** A length of time in words: "7 days", "1 hora". */
export function formatSpan(count: number, unit: 'day' | 'hour' | 'minute', locale: Locale): string {
  const options = { style: 'unit', unit, unitDisplay: 'long' } as const;
  return once(spanFormats, `${locale} ${unit}`, () => new Intl.NumberFormat(tags[locale], options)).format(count);
}

function dateFormat(locale: Locale, timeZone: string, options: typeof day | typeof moment): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${'hour' in options}`;
  return once(dateFormats, key, () => new Intl.DateTimeFormat(tags[locale], { ...options, timeZone }));
}

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}
