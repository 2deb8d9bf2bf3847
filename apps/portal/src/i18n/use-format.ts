import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatOf } from '@portico/web/format';
import type { Format } from '@portico/web/format';
import type { Language } from '@portico/web/language';
import { useProfile } from '../session/use-profile';

/** How things are written in the language on screen and the time zone of the community. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const { timezone } = useProfile();
  return useMemo(() => formatOf(i18n.language as Language, timezone), [i18n.language, timezone]);
}
