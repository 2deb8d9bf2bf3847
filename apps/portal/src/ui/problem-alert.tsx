import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@portico/api/problem';
import { Button } from './button';
import { sentenceOf } from '@portico/api/problem-words';
import classes from './ui.module.css';

/** What could not be shown, why, and the way to try it again. */
export function ProblemAlert({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const id = error instanceof ApiProblem ? error.requestId : null;
  return (
    <div role="alert" className={classes.alert}>
      <strong>{t('app.failureTitle')}</strong>
      <p>{sentenceOf(error, t)}</p>
      {id && <p className={classes.small}>{t('app.requestId', { id })}</p>}
      <Button quiet onClick={retry}>
        {t('app.retry')}
      </Button>
    </div>
  );
}
