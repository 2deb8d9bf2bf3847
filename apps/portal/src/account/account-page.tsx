import { IconReceipt2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Pending } from '../app/pending';
import { useProfile } from '../session/use-profile';
import { Card } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Page } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';
import { ledgerQuery } from './account.queries';
import type { Ledger } from './account.queries';
import { Balance } from './balance';
import { LedgerTable } from './ledger-table';

/** What is owed, and everything that led to it. */
export function AccountPage() {
  const { t } = useTranslation();
  const { residentId } = useProfile();
  const { data, error, refetch } = useQuery(ledgerQuery(residentId));
  return (
    <Page title={t('account.title')}>
      {error ? (
        <ProblemAlert error={error} retry={() => void refetch()} />
      ) : data ? (
        <Account ledger={data} />
      ) : (
        <Pending />
      )}
    </Page>
  );
}

function Account({ ledger }: { ledger: Ledger }) {
  const { t } = useTranslation();
  if (ledger.currency === null) {
    return <EmptyState icon={IconReceipt2} title={t('account.emptyTitle')} text={t('account.unknown')} />;
  }
  return (
    <>
      <Card title={t('account.balance')}>
        <Balance ledger={ledger} />
      </Card>
      <Card title={t('account.history')}>
        {ledger.entries.length > 0 ? (
          <LedgerTable currency={ledger.currency} entries={ledger.entries} />
        ) : (
          <p>{t('account.noEntries')}</p>
        )}
      </Card>
    </>
  );
}
