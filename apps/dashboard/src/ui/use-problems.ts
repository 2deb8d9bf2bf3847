import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@portico/api/problem';
import { isSignedOut } from '../app/query-client';
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
    if (isSignedOut(error)) return; // the sign-in page says it
    toastFailure(sentenceOf(error, t), error instanceof ApiProblem ? error.requestId : null);
  };
  const tellForm = <Values>(error: unknown, form: UseFormReturnType<Values>) => {
    const wrong = error instanceof ApiProblem ? wrongFields(error) : [];
    const known = wrong.filter(({ field }) => Object.hasOwn(form.getValues() as object, field));
    for (const problem of known) form.setFieldError(problem.field, fieldSentenceOf(problem, t));
    const [first] = known;
    if (first) form.getInputNode(first.field)?.focus();
    if (known.length === 0 || known.length < wrong.length) tell(error);
  };
  return { tell, tellForm };
}

function wrongFields({ code, detail, errors }: ApiProblem): ApiProblem['errors'] {
  const field = fieldOf[code];
  return field ? [{ field, code, message: detail }] : errors;
}
