import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Pending } from '../app/pending';
import { useProfile } from '../session/use-profile';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { ProblemAlert } from '../ui/problem-alert';
import { homeQuery } from './details.queries';
import { HomeFacts } from './home-facts';
import { LanguageForm } from './language-form';
import { PasskeyList } from './passkey-list';
import { PhoneForm } from './phone-form';
import { SignOutCard } from './sign-out-card';

/** What is known of the resident, what they can change, and how they sign in and out. */
export function DetailsPage() {
  const { t } = useTranslation();
  const { residentId } = useProfile();
  const { data, error, refetch } = useQuery(homeQuery(residentId));
  return (
    <Page title={t('details.title')}>
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      {!data && !error && <Pending />}
      {data && (
        <>
          <Card title={t('details.home')}>
            <HomeFacts home={data} />
          </Card>
          <Card title={t('details.phone')}>
            <PhoneForm key={residentId} home={data} />
          </Card>
        </>
      )}
      <Card title={t('details.language')}>
        <LanguageForm />
      </Card>
      <Card title={t('passkeys.title')}>
        <PasskeyList />
      </Card>
      <SignOutCard />
    </Page>
  );
}
