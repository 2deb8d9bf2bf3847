// What concerns the whole organization.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { communitySearch } from '../communities/community-search';
import { signedIn } from './signed-in-route';

const staff = createRoute({
  getParentRoute: () => signedIn,
  path: '/staff',
  staticData: { title: 'staff.title' },
  component: lazyRouteComponent(() => import('../staff/staff-page'), 'StaffPage'),
});

const apiKeys = createRoute({
  getParentRoute: () => signedIn,
  path: '/api-keys',
  staticData: { title: 'apiKeys.title' },
  component: lazyRouteComponent(() => import('../api-keys/api-keys-page'), 'ApiKeysPage'),
});

const webhooks = createRoute({
  getParentRoute: () => signedIn,
  path: '/webhooks',
  staticData: { title: 'webhooks.title' },
  component: lazyRouteComponent(() => import('../webhooks/webhooks-page'), 'WebhooksPage'),
});

const organization = createRoute({
  getParentRoute: () => signedIn,
  path: '/organization',
  staticData: { title: 'organization.title' },
  component: lazyRouteComponent(() => import('../organization/organization-page'), 'OrganizationPage'),
});

const suppressions = createRoute({
  getParentRoute: () => signedIn,
  path: '/suppressions',
  staticData: { title: 'suppressions.title' },
  validateSearch: communitySearch,
  component: lazyRouteComponent(() => import('../suppressions/suppressions-page'), 'SuppressionsPage'),
});

const relays = createRoute({
  getParentRoute: () => signedIn,
  path: '/relays',
  staticData: { title: 'relays.title' },
  component: lazyRouteComponent(() => import('../relays/relays-page'), 'RelaysPage'),
});

export const organizationRoutes = [staff, apiKeys, webhooks, organization, suppressions, relays] as const;
