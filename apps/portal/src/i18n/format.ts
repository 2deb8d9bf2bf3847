// How dates, sums and sizes are written, by Intl.
import { regions } from './language';
import type { Language } from './language';

/** Writes in one language, for one time zone. */
export interface Format {
  /** A moment as a day, such as "Nov 21, 2026". */
  day: (at: string) => string;
  /** A day of the calendar (`2026-11-21`), which is the same in every zone. */
  date: (day: string) => string;
  /** Day and time with the zone's name, such as "Nov 21, 2026, 2:05 PM EST". */
  moment: (at: string) => string;
  /** A sum in cents of its currency, such as "$325.00". */
  money: (cents: number, currency: string) => string;
  /** The size of a file, such as "1.2 MB". */
  size: (bytes: number) => string;
}

export function formatOf(language: Language, timeZone: string): Format {
  const region = regions[language];
  const days = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeZone });
  const dates = new Intl.DateTimeFormat(region, { dateStyle: 'medium', timeZone: 'UTC' });
  const moments = new Intl.DateTimeFormat(region, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  });
  return {
    day: (at) => days.format(new Date(at)),
    date: (day) => dates.format(new Date(`${day}T00:00:00Z`)),
    moment: (at) => moments.format(new Date(at)),
    money: (cents, currency) => moneyOf(region, cents, currency),
    size: (bytes) => sizeOf(region, bytes),
  };
}

/** "Cents" are whatever the currency has: the yen has none, the dinar has three digits of them. */
function moneyOf(region: string, cents: number, currency: string): string {
  const sums = new Intl.NumberFormat(region, { style: 'currency', currency });
  return sums.format(cents / 10 ** (sums.resolvedOptions().maximumFractionDigits ?? 2));
}

function sizeOf(region: string, bytes: number): string {
  const [amount, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const maximumFractionDigits = unit === 'megabyte' ? 1 : 0;
  return new Intl.NumberFormat(region, { style: 'unit', unit, maximumFractionDigits }).format(
    unit === 'kilobyte' ? Math.ceil(amount) : amount,
  );
}
