import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { RequestRows } from '../requests/request-rows';
import { openRequestsQuery } from '../requests/requests.queries';
import { useProfile } from '../session/use-profile';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import ui from '../ui/ui.module.css';
import { CardBody } from './card-body';

/** What was reported and is not finished, and the way to report something. */
export function RequestsCard() {
  const { t } = useTranslation();
  const { residentId } = useProfile();
  const more = (
    <Link to="/homes/$residentId/requests" params={{ residentId }}>
      {t('home.allRequests')}
    </Link>
  );
  return (
    <Card title={t('requests.title')} more={more}>
      <CardBody query={useQuery(openRequestsQuery(residentId))}>
        {({ items }) => (
          <div className={ui.stack}>
            {items.length > 0 ? <RequestRows requests={items} /> : <p>{t('requests.noneOpen')}</p>}
            <div className={ui.buttons}>
              <ButtonLink quiet to="/homes/$residentId/requests/new" params={{ residentId }}>
                {t('requests.new')}
              </ButtonLink>
            </div>
          </div>
        )}
      </CardBody>
    </Card>
  );
}
