import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { ProblemText } from '../ui/problem-text';
import { Said } from '../ui/said';
import { textOf } from '../ui/text-of';
import ui from '../ui/ui.module.css';
import { comment, requestQuery } from './requests.queries';

/** Says something to the staff. */
export function CommentForm({ requestId }: { requestId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: (text: string) => comment(requestId, text),
    onSuccess: (request) => {
      queries.setQueryData(requestQuery(requestId).queryKey, request);
      form.current?.reset();
    },
  });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = textOf(event.currentTarget, 'text');
    if (text && !isPending) mutate(text);
  };
  return (
    <form ref={form} className={ui.stack} onSubmit={send}>
      <Field label={t('requests.comment')}>
        {(control) => <textarea {...control} name="text" rows={3} maxLength={10_000} required />}
      </Field>
      <ProblemText error={error} />
      <Said>{isSuccess && t('requests.commentSent')}</Said>
      <div className={ui.buttons}>
        <Button type="submit" quiet busy={isPending}>
          {t('requests.sendComment')}
        </Button>
      </div>
    </form>
  );
}
