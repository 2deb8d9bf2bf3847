import { useTranslation } from 'react-i18next';
import { useProfile } from '../session/use-profile';
import { Page } from '../ui/page';
import { BalanceCard } from './balance-card';
import { DocumentsCard } from './documents-card';
import { GuideCard } from './guide-card';
import classes from './home-page.module.css';
import { NoticesCard } from './notices-card';
import { RequestsCard } from './requests-card';

/** A home at a glance. */
export function HomePage() {
  const { t } = useTranslation();
  const { residentId, firstName } = useProfile();
  return (
    <Page title={firstName ? t('home.hello', { name: firstName }) : t('home.helloNobody')}>
      <div key={residentId} className={classes.cards}>
        <BalanceCard />
        <RequestsCard />
        <NoticesCard />
        <DocumentsCard />
        <GuideCard />
      </div>
    </Page>
  );
}
