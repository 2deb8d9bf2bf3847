// How dates, numbers, sums and sizes are written, by Intl.
import { regions } from './language';
import type { Language } from './language';

/** How many a list has in all. */
export interface Total {
  total: number;
  /** There are more: nobody counted to the end. */
  totalIsLowerBound?: boolean | undefined;
}

/** Writes in one language, for one time zone. */
export interface Format {
  /** A moment as a day, such as "Nov 21, 2026". */
  day: (at: string) => string;
  /** A day of the calendar (`2026-11-21`), which is the same in every zone. */
  date: (day: string) => string;
  /** Day and time with the zone's name, such as "Nov 21, 2026, 2:05 PM EST". */
  moment: (at: string) => string;
  number: (value: number) => string;
  /** How many: "12", or "10,000+". */
  total: (of: Total) => string;
  /** A share of 0 to 1, such as "58%". Rounded down: 100% is everybody. */
  share: (value: number) => string;
  /** A sum in the smallest unit of its currency, such as "$325.00" of 32500 cents. */
  money: (cents: number, currency: string) => string;
  /** The size of a file, such as "1.2 MB". */
  size: (bytes: number) => string;
}

/** @param timeZone the community's; without one the browser's */
export function formatOf(language: Language, timeZone: string | undefined): Format {
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
  const numbers = new Intl.NumberFormat(region);
  const shares = new Intl.NumberFormat(region, { style: 'percent' });
  return {
    day: (at) => days.format(new Date(at)),
    date: (day) => dates.format(new Date(`${day}T00:00:00Z`)),
    moment: (at) => moments.format(new Date(at)),
    number: (value) => numbers.format(value),
    total: ({ total, totalIsLowerBound }) => numbers.format(total) + (totalIsLowerBound ? '+' : ''),
    share: (value) => shares.format(Math.floor(value * 100) / 100),
    money: (cents, currency) => moneyOf(region, cents, currency),
    size: (bytes) => sizeOf(region, bytes),
  };
}

/** "Cents" are whatever the currency has: the yen has none, the dinar has three digits of them. */
function moneyOf(region: string, cents: number, currency: string): string {
  const sums = new Intl.NumberFormat(region, { style: 'currency', currency });
  return sums.format(cents / 10 ** (sums.resolvedOptions().maximumFractionDigits ?? 2));
}

/** Kilobytes are rounded up: no file is of nothing. */
function sizeOf(region: string, bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1000);
  const [amount, unit] = kilobytes < 1000 ? [kilobytes, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  return new Intl.NumberFormat(region, { style: 'unit', unit, maximumFractionDigits: 1 }).format(amount);
}
