import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { languages } from '@portico/web/language';
import type { Language } from '@portico/web/language';
import { speak } from '../i18n/i18n';
import { meQuery, saveLocale } from '../session/session.queries';
import { ProblemText } from '../ui/problem-text';
import { Said } from '../ui/said';
import ui from '../ui/ui.module.css';
import classes from './details.module.css';

/** The language of the portal and of the mails. */
export function LanguageForm() {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const { mutate, isPending, variables, isSuccess, error } = useMutation({
    mutationFn: async (language: Language) => {
      await saveLocale(language);
      await speak(language);
    },
    onSuccess: () => queries.invalidateQueries(meQuery),
  });
  return (
    <div className={ui.stack}>
      <fieldset className={classes.choices}>
        <legend>{t('details.language')}</legend>
        {Object.entries(languages).map(([language, name]) => (
          <label key={language} lang={language}>
            <input
              type="radio"
              name="language"
              checked={(isPending ? variables : i18n.language) === language}
              onChange={() => mutate(language as Language)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <p className={ui.small}>{t('details.languageHint')}</p>
      <ProblemText error={error} />
      <Said>{isSuccess && t('details.saved')}</Said>
    </div>
  );
}
