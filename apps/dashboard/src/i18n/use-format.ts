import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { moneyIn, sizeIn } from './units';

/** How dates and numbers are written in the language on screen. */
export interface Format {
  /** A day, such as "21 Nov 2026". */
  day: (at: string) => string;
  /** Day and time with the zone's name, such as "21 Nov 2026, 14:05 EST". */
  moment: (at: string) => string;
  number: (value: number) => string;
  /** A size, such as "1.4 MB". */
  bytes: (size: number) => string;
  /** An amount in the smallest unit of its currency, such as "$325.00" of 32500 cents. */
  money: (cents: number, currency: string) => string;
  /** A share of 0 to 1, such as "58%". Rounded down: 100% is everybody. */
  share: (value: number) => string;
}

/** Dates are in `timeZone`, a community's; without one in the browser's. */
export function useFormat(timeZone?: string): Format {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(() => {
    const days = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone });
    const moments = new Intl.DateTimeFormat(language, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone,
    });
    const numbers = new Intl.NumberFormat(language);
    const shares = new Intl.NumberFormat(language, { style: 'percent' });
    return {
      day: (at) => days.format(new Date(at)),
      moment: (at) => moments.format(new Date(at)),
      bytes: (size) => sizeIn(language, size),
      money: (cents, currency) => moneyIn(language, cents, currency),
      number: (value) => numbers.format(value),
      share: (value) => shares.format(Math.floor(value * 100) / 100),
    };
  }, [language, timeZone]);
}
