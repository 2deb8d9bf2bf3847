import { Link, useMatches } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageAbove, PageData } from './page-data';
import classes from './shell.module.css';

interface Crumb {
  pathname: string;
  title: string;
}

/** The pages above this one; they also make the title of the document. A page that is on top needs no way up. */
export function Breadcrumbs() {
  const { t } = useTranslation();
  const crumbs = useCrumbs();
  const title = [...crumbs.map((crumb) => crumb.title).toReversed(), t('app.name')].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
  if (crumbs.length < 2) return null;
  return (
    <nav aria-label={t('app.breadcrumbs')} className={classes.crumbs}>
      <ol>
        {crumbs.map(({ pathname, title: name }, index) => (
          <li key={pathname}>
            {index === crumbs.length - 1 ? <span aria-current="page">{name}</span> : <Link to={pathname}>{name}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function useCrumbs(): Crumb[] {
  const { t } = useTranslation();
  const matches = useMatches();
  return matches.flatMap(({ pathname, staticData, loaderData }) => {
    const { title: named, above } = (loaderData ?? {}) as PageData;
    const title = typeof named === 'function' ? named(t) : (named ?? (staticData.title && t(staticData.title)));
    return title ? [...(above ? crumbsAbove(above, t) : []), { pathname, title }] : [];
  });
}

function crumbsAbove({ community, section }: PageAbove, t: TFunction): Crumb[] {
  const home = `/communities/${community.id}`;
  return [
    { pathname: '/communities', title: t('communities.title') },
    { pathname: home, title: community.name },
    { pathname: `${home}/${section}`, title: t(`${section}.title`) },
  ];
}
