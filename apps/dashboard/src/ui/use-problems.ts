import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@portico/api/problem';
import { fieldSentenceOf, sentenceOf } from '@portico/api/problem-words';
import { toastFailure } from './toasts';

/** Conflicts that belong to one field, although the API tells them of the whole request. */
const fieldOf: Record<string, string> = {
  'resident.email_taken': 'email',
  'account.email_taken': 'email',
  'property.account_number_taken': 'accountNumber',
};

/** The one way in which a refusal is told: at the fields of a form where it names them, else in a toast. */
export interface Problems {
  /** For whatever has no form. */
  tell: (error: unknown) => void;
  /** For a form, whose fields are called as in the API. */
  tellForm: <Values>(error: unknown, form: UseFormReturnType<Values>) => void;
}

export function useProblems(): Problems {
  const { t } = useTranslation();
  const tell = (error: unknown) => {
    toastFailure(sentenceOf(error, t), error instanceof ApiProblem ? error.requestId : null);
  };
  const tellForm = <Values>(error: unknown, form: UseFormReturnType<Values>) => {
    const wrong = error instanceof ApiProblem ? wrongFields(error) : [];
    // A field of a list is known by its input.
    const has = (field: string) =>
      Object.hasOwn(form.getValues() as object, field) || form.getInputNode(field) !== null;
    const known = wrong.filter(({ field }) => has(field));
    for (const problem of known) form.setFieldError(problem.field, fieldSentenceOf(problem, t));
    const [first] = known;
    if (first) form.getInputNode(first.field)?.focus();
    if (known.length === 0 || known.length < wrong.length) tell(error);
  };
  return { tell, tellForm };
}

function wrongFields({ code, detail, errors }: ApiProblem): ApiProblem['errors'] {
  const field = fieldOf[code];
  if (field) return [{ field, code, message: detail }];
  return errors.map((error) => ({ ...error, field: error.field.replaceAll(/\[(\d+)\]/g, '.$1') }));
}
