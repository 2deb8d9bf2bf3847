import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { ProblemText } from '../ui/problem-text';
import ui from '../ui/ui.module.css';

interface CardBodyProps<Data> {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'refetch'>;
  children: (data: Data) => ReactNode;
}

/** What a card of the home shows once it is read. One that fails leaves the others alone. */
export function CardBody<Data>({ query: { data, error, refetch }, children }: CardBodyProps<Data>) {
  const { t } = useTranslation();
  if (data !== undefined) return children(data);
  if (!error) return <div role="status" aria-label={t('app.loading')} className={ui.bone} />;
  return (
    <div className={ui.stack}>
      <ProblemText error={error} />
      <div className={ui.buttons}>
        <Button quiet onClick={() => void refetch()}>
          {t('app.retry')}
        </Button>
      </div>
    </div>
  );
}
