import { useTranslation } from 'react-i18next';
import { useProfile } from '../session/use-profile';
import { BackLink } from '../ui/back-link';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { NewRequestForm } from './new-request-form';

/** Where a resident reports what needs repair. */
export function NewRequestPage() {
  const { t } = useTranslation();
  const { residentId, propertyName } = useProfile();
  const back = (
    <BackLink to="/homes/$residentId/requests" params={{ residentId }}>
      {t('requests.title')}
    </BackLink>
  );
  return (
    <Page title={t('requests.newTitle')} lead={t('requests.newLead', { home: propertyName })} back={back}>
      <Card>
        <NewRequestForm />
      </Card>
    </Page>
  );
}
