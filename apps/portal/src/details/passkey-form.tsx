import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { ProblemText } from '../ui/problem-text';
import { Said } from '../ui/said';
import { textOf } from '../ui/text-of';
import ui from '../ui/ui.module.css';
import classes from './details.module.css';
import { addPasskey, passkeysQuery } from './details.queries';

/** Adds a passkey of this device. */
export function PasskeyForm() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: addPasskey,
    onSuccess: () => queries.invalidateQueries(passkeysQuery),
  });
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) mutate(textOf(event.currentTarget, 'name'));
  };
  return (
    <form className={classes.form} onSubmit={add}>
      <Field label={t('passkeys.name')} hint={t('passkeys.nameHint')}>
        {(control) => (
          <input
            {...control}
            name="name"
            maxLength={100}
            autoComplete="off"
            defaultValue={t('passkeys.defaultName')}
            required
          />
        )}
      </Field>
      <ProblemText error={error} />
      <Said>{data ? t('passkeys.done') : data === null && t('passkeys.declined')}</Said>
      <div className={ui.buttons}>
        <Button type="submit" quiet busy={isPending}>
          {t('passkeys.add')}
        </Button>
      </div>
    </form>
  );
}
