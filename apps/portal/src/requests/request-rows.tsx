import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format';
import { useProfile } from '../session/use-profile';
import classes from '../ui/ui.module.css';
import type { Request } from './requests.queries';
import { StatusBadge } from './status-badge';

/** Requests, a line each. */
export function RequestRows({ requests }: { requests: readonly Request[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { residentId } = useProfile();
  return (
    <ul className={classes.rows}>
      {requests.map(({ id, title, category, status, createdAt, comments }) => (
        <li key={id}>
          <Link
            to="/homes/$residentId/requests/$requestId"
            params={{ residentId, requestId: id }}
            className={classes.row}
          >
            <span>
              <strong>{title}</strong>
              <small>
                {[
                  t(`requests.categories.${category}`),
                  format.day(createdAt),
                  comments.length > 0 && t('requests.comments', { count: comments.length }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <StatusBadge status={status} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
