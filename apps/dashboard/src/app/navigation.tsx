import { NavLink, Stack, Text } from '@mantine/core';
import type { NavLinkProps } from '@mantine/core';
import {
  IconBuildingCommunity,
  IconFileText,
  IconHome,
  IconKey,
  IconLayoutDashboard,
  IconMail,
  IconMailOff,
  IconServer,
  IconSettings,
  IconTool,
  IconUserCheck,
  IconUsers,
  IconUsersGroup,
  IconWebhook,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { createLink, useMatches, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../communities/communities.queries';
import { mayManage, mayOperate } from '../session/permissions';
import { useMe } from '../session/session.queries';
import type { PageData } from './page-data';

/** A way to a page; it is marked while one is there. */
const PageLink = createLink(({ icon: Picture, ...props }: NavLinkProps & { icon: Icon }) => (
  <NavLink leftSection={<Picture size={18} stroke={1.6} />} {...props} />
));
const marked = { activeProps: { 'data-active': true }, activeOptions: { includeSearch: false } };
const exactly = { ...marked, activeOptions: { includeSearch: false, exact: true } };

/** The ways to the pages: of the organization first, then of the community that is open. */
export function Navigation() {
  const { t } = useTranslation();
  const communityId = useOpenCommunity();
  const me = useMe();
  return (
    <Stack gap="lg">
      <div>
        <Heading>{t('app.portfolio')}</Heading>
        <PageLink to="/communities" label={t('communities.title')} icon={IconBuildingCommunity} {...exactly} />
      </div>
      {communityId && <CommunityNavigation communityId={communityId} />}
      {mayManage(me) && <OrganizationNavigation operates={mayOperate(me)} />}
    </Stack>
  );
}

/** The community of the page, which its address names or its loader. */
function useOpenCommunity(): string | undefined {
  const { communityId } = useParams({ strict: false });
  const matches = useMatches();
  const told = matches.map(({ loaderData }) => (loaderData as PageData | undefined)?.above?.community.id);
  return communityId ?? told.findLast((id) => id !== undefined);
}

/** What a community has, in the order in which it is wanted. */
const places = [
  { to: '/communities/$communityId', word: 'community.home', icon: IconLayoutDashboard, how: exactly },
  { to: '/communities/$communityId/residents', word: 'residents.title', icon: IconUsers, how: marked },
  { to: '/communities/$communityId/properties', word: 'properties.title', icon: IconHome, how: marked },
  { to: '/communities/$communityId/owner-access', word: 'ownerAccess.title', icon: IconUserCheck, how: marked },
  { to: '/communities/$communityId/messages', word: 'messages.title', icon: IconMail, how: marked },
  { to: '/communities/$communityId/requests', word: 'requests.title', icon: IconTool, how: marked },
  { to: '/communities/$communityId/documents', word: 'documents.title', icon: IconFileText, how: marked },
  { to: '/communities/$communityId/settings', word: 'settings.title', icon: IconSettings, how: marked },
] as const;

function CommunityNavigation({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const { data: community } = useQuery(communityQuery(communityId));
  if (!community) return null;
  return (
    <div>
      <Heading>{community.name}</Heading>
      {places.map(({ to, word, icon, how }) => (
        <PageLink key={to} to={to} params={{ communityId }} label={t(word)} icon={icon} {...how} />
      ))}
    </div>
  );
}

function OrganizationNavigation({ operates }: { operates: boolean }) {
  const { t } = useTranslation();
  return (
    <div>
      <Heading>{t('organization.title')}</Heading>
      <PageLink to="/staff" label={t('staff.title')} icon={IconUsersGroup} {...marked} />
      <PageLink to="/api-keys" label={t('apiKeys.title')} icon={IconKey} {...marked} />
      <PageLink to="/webhooks" label={t('webhooks.title')} icon={IconWebhook} {...marked} />
      <PageLink to="/suppressions" label={t('suppressions.title')} icon={IconMailOff} {...marked} />
      {operates && <PageLink to="/relays" label={t('relays.title')} icon={IconServer} {...marked} />}
      <PageLink to="/organization" label={t('settings.title')} icon={IconSettings} {...marked} />
    </div>
  );
}

function Heading({ children }: { children: ReactNode }) {
  return (
    <Text fz="xs" fw={600} c="dimmed" px="sm" mb={4} lineClamp={2}>
      {children}
    </Text>
  );
}
