import { useTranslation } from 'react-i18next';
import { sentenceOf } from '@portico/api/problem-words';
import classes from './ui.module.css';

/** Why something was not done, beside the button that was to do it; said aloud as it comes. */
export function ProblemText({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={classes.error}>
      {error ? sentenceOf(error, t) : null}
    </div>
  );
}
