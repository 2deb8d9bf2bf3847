import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInAgain } from '../session/sign-in-again';
import { Logo } from '../ui/logo';
import { useKeptFocus } from '../ui/use-kept-focus';
import { Breadcrumbs } from './breadcrumbs';
import { Navigation } from './navigation';
import classes from './shell.module.css';
import { ShortcutsHelp } from './shortcuts-help';
import { UserMenu } from './user-menu';

/** Header, navigation and the page. On a phone the navigation is behind a button. */
export function Shell() {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  useEffect(close, [pathname, close]);
  useKeptFocus();
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <a href="#content" className={classes.skip}>
        {t('app.skip')}
      </a>
      <AppShell.Header className={classes.header}>
        <Group h="100%" px={{ base: 'sm', sm: 'md' }} justify="space-between" wrap="nowrap">
          <Group gap="xs" wrap="nowrap">
            <Burger
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={t(opened ? 'app.closeNavigation' : 'app.openNavigation')}
            />
            <Link to="/communities" className={classes.logo}>
              <Logo />
            </Link>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <ShortcutsHelp />
            <UserMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={t('app.mainNavigation')}>
        <Navigation />
      </AppShell.Navbar>
      <SignInAgain />
      <AppShell.Main id="content" tabIndex={-1} className={classes.main}>
        <Breadcrumbs />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}
