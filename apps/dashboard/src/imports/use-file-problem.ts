import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@portico/api/problem';
import { toastFailure } from '../ui/toasts';
import { useProblems } from '../ui/use-problems';

/** What is wrong with a file is said by the API at once; a file that changed on the disk cannot be read again. */
export function useFileProblem(): (error: Error) => void {
  const { t } = useTranslation();
  const { tell } = useProblems();
  return (error) => {
    const [wrong] = error instanceof ApiProblem ? error.errors : [];
    if (wrong) toastFailure(wrong.message);
    else if (error instanceof DOMException || error instanceof TypeError) toastFailure(t('imports.unreadable'));
    else tell(error);
  };
}
