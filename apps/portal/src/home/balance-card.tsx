import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ledgerQuery } from '../account/account.queries';
import { Balance } from '../account/balance';
import { useProfile } from '../session/use-profile';
import { Card } from '../ui/card';
import { CardBody } from './card-body';

/** What is owed. */
export function BalanceCard() {
  const { t } = useTranslation();
  const { residentId } = useProfile();
  const more = (
    <Link to="/homes/$residentId/account" params={{ residentId }}>
      {t('account.title')}
    </Link>
  );
  return (
    <Card title={t('account.balance')} more={more}>
      <CardBody query={useQuery(ledgerQuery(residentId))}>{(ledger) => <Balance ledger={ledger} />}</CardBody>
    </Card>
  );
}
