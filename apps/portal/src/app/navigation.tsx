import { IconFiles, IconHome2, IconReceipt2, IconSpeakerphone, IconTool } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useProfile } from '../session/use-profile';
import classes from './shell.module.css';

const ways = [
  ['/homes/$residentId', 'home.title', IconHome2],
  ['/homes/$residentId/account', 'account.short', IconReceipt2],
  ['/homes/$residentId/requests', 'requests.title', IconTool],
  ['/homes/$residentId/notices', 'notices.title', IconSpeakerphone],
  ['/homes/$residentId/documents', 'documents.title', IconFiles],
] as const;

/** The ways to the pages of this home. */
export function Navigation() {
  const { t } = useTranslation();
  const { residentId } = useProfile();
  return (
    <nav aria-label={t('app.navigation')} className={classes.bar}>
      <ul>
        {ways.map(([to, word, Picture]) => (
          <li key={to}>
            <Link to={to} params={{ residentId }} activeOptions={{ exact: to === ways[0][0], includeSearch: false }}>
              <Picture size={21} stroke={1.7} aria-hidden />
              {t(word)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
