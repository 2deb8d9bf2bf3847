import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProfile } from '../session/use-profile';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { ProblemText } from '../ui/problem-text';
import { textOf } from '../ui/text-of';
import ui from '../ui/ui.module.css';
import { PhotoField } from './photo-field';
import classes from './requests.module.css';
import { report, requestQuery, requestsKey } from './requests.queries';
import type { NewRequest, RequestCategory } from './requests.queries';

const categories = ['plumbing', 'electrical', 'heating', 'grounds', 'common_area', 'other'] as const;

/** What it is about, all about it, and photos. */
export function NewRequestForm() {
  const { t } = useTranslation();
  const [photos, setPhotos] = useState<File[]>([]);
  const { mutate, isPending, error } = useReport();
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isPending) mutate({ ...fieldsOf(event.currentTarget), photos });
  };
  return (
    <form className={classes.form} onSubmit={send}>
      <Field label={t('requests.what')} hint={t('requests.whatHint')}>
        {(control) => <input {...control} name="title" maxLength={200} required />}
      </Field>
      <Field label={t('requests.category')}>
        {(control) => (
          <select {...control} name="category" defaultValue="" required>
            <option value="" disabled>
              {t('requests.choose')}
            </option>
            {categories.map((category) => (
              <option key={category} value={category}>
                {t(`requests.categories.${category}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('requests.description')} hint={t('requests.descriptionHint')}>
        {(control) => <textarea {...control} name="description" rows={5} maxLength={10_000} required />}
      </Field>
      <PhotoField photos={photos} onChange={setPhotos} />
      <ProblemText error={error} />
      <div className={ui.buttons}>
        <Button type="submit" busy={isPending}>
          {t(isPending ? 'requests.sending' : 'requests.send')}
        </Button>
      </div>
    </form>
  );
}

function fieldsOf(form: HTMLFormElement): Omit<NewRequest, 'photos'> {
  return {
    title: textOf(form, 'title'),
    category: textOf(form, 'category') as RequestCategory,
    description: textOf(form, 'description'),
  };
}

/** However often a lost connection has it sent, it is one request. */
function useReport() {
  const { residentId } = useProfile();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [key] = useState(() => crypto.getRandomValues(new BigUint64Array(2)).join('-'));
  return useMutation({
    mutationFn: (request: NewRequest) => report(residentId, key, request),
    onSuccess: async (request) => {
      queries.setQueryData(requestQuery(request.id).queryKey, request);
      void queries.invalidateQueries({ queryKey: requestsKey(residentId) });
      const params = { residentId, requestId: request.id };
      await navigate({ to: '/homes/$residentId/requests/$requestId', params, replace: true });
    },
  });
}
