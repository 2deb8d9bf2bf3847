import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { latestNoticesQuery } from '../notices/notices.queries';
import { useProfile } from '../session/use-profile';
import { Card } from '../ui/card';
import ui from '../ui/ui.module.css';
import { CardBody } from './card-body';

/** The latest notices. */
export function NoticesCard() {
  const { t } = useTranslation();
  const format = useFormat();
  const { residentId } = useProfile();
  const query = useQuery(latestNoticesQuery(residentId));
  const more = (
    <Link to="/homes/$residentId/notices" params={{ residentId }}>
      {t('home.allNotices')}
    </Link>
  );
  return (
    <Card title={t('notices.title')} more={more}>
      <CardBody query={query}>
        {(notices) =>
          notices.length === 0 ? (
            <p>{t('notices.emptyText')}</p>
          ) : (
            <ul className={ui.rows}>
              {notices.map(({ id, subject, sentAt }) => (
                <li key={id}>
                  <Link
                    to="/homes/$residentId/notices"
                    params={{ residentId }}
                    search={{ open: id }}
                    className={ui.row}
                  >
                    <span>
                      <strong>{subject}</strong>
                      <small>{format.day(sentAt)}</small>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </CardBody>
    </Card>
  );
}
