import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@portico/api/problem';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { ProblemText } from '../ui/problem-text';
import { fieldSentenceOf } from '@portico/api/problem-words';
import { Said } from '../ui/said';
import { textOf } from '../ui/text-of';
import ui from '../ui/ui.module.css';
import classes from './details.module.css';
import { homeQuery, savePhone } from './details.queries';
import type { HomeDetails } from './details.queries';

/** The phone that the community may call. */
export function PhoneForm({ home: { residentId, phone } }: { home: HomeDetails }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: (text: string) => savePhone(residentId, text || null),
    onSuccess: (home) => queries.setQueryData(homeQuery(residentId).queryKey, home),
  });
  const wrong = error instanceof ApiProblem ? error.errors.find(({ field }) => field === 'phone') : undefined;
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) mutate(textOf(event.currentTarget, 'phone'));
  };
  return (
    <form className={classes.form} onSubmit={save}>
      <Field label={t('details.phoneLabel')} hint={t('details.phoneHint')} error={wrong && fieldSentenceOf(wrong, t)}>
        {(control) => (
          <input {...control} name="phone" type="tel" autoComplete="tel" maxLength={50} defaultValue={phone ?? ''} />
        )}
      </Field>
      <ProblemText error={wrong ? null : error} />
      <Said>{isSuccess && t('details.saved')}</Said>
      <div className={ui.buttons}>
        <Button type="submit" quiet busy={isPending}>
          {t('details.save')}
        </Button>
      </div>
    </form>
  );
}
