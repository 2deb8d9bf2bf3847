import { IconUserCircle } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useProfile } from '../session/use-profile';
import { brandOf } from './brand';
import { HomeSwitch } from './home-switch';
import { Navigation } from './navigation';
import classes from './shell.module.css';

/** What every page of a home stands in: the community, the home, and the ways. */
export function Shell() {
  const { t } = useTranslation();
  const { residentId, communityName, brandColor, logoUrl } = useProfile();
  return (
    <div className={classes.shell} style={brandOf(brandColor)}>
      <a href="#content" className={classes.skip}>
        {t('app.skip')}
      </a>
      <header className={classes.band}>
        <div className={classes.top}>
          {logoUrl && <img src={logoUrl} alt="" className={classes.logo} />}
          <div className={classes.where}>
            <p className={classes.community}>{communityName}</p>
            <HomeSwitch />
          </div>
          <Link to="/homes/$residentId/details" params={{ residentId }} className={classes.me}>
            <IconUserCircle size={22} stroke={1.7} aria-hidden />
            <span>{t('details.title')}</span>
          </Link>
        </div>
      </header>
      <Navigation />
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </div>
  );
}
