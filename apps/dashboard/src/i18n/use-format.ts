import { formatOf } from '@portico/web/format';
import type { Format } from '@portico/web/format';
import type { Language } from '@portico/web/language';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** How things are written in the language on screen. Dates are in `timeZone`, a community's; without one in the browser's. */
export function useFormat(timeZone?: string): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatOf(i18n.language as Language, timeZone), [i18n.language, timeZone]);
}
