// Every page of the dashboard: its address, its search parameters, what it needs before it shows. The components are loaded on demand.
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { SearchSchemaInput } from '@tanstack/react-router';
import { communitySearch } from '../communities/community-search';
import { communityQuery } from '../communities/communities.queries';
import { importSearch } from '../imports/import-search';
import { requestSearch } from '../requests/request-state';
import { requestQuery } from '../requests/requests.queries';
import { nameOf } from '../residents/resident-name';
import { messageSearch, messagesSearch } from '../messages/message-search';
import { messageQuery } from '../messages/messages.queries';
import { readableSubject } from '../messages/readable-subject';
import { ownerAccessSearch } from '../owner-access/owner-access-search';
import type { OwnerAccessSearch } from '../owner-access/owner-access-search';
import { residentSearch } from '../residents/resident-search';
import { residentQuery } from '../residents/residents.queries';
import { meQuery } from '../session/session.queries';
import { signInSearch } from '../session/sign-in-search';
import type { PageAbove, PageData } from './page-data';
import { isSignedOut } from './query-client';
import { Shell } from './shell';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()();

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  staticData: { title: 'session.title' },
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../session/sign-in-page'), 'SignInPage'),
});

/** All but the sign-in: leads there whoever is not signed in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!isSignedOut(error)) throw error;
      redirect({ to: '/sign-in', search: { next: location.href === '/' ? undefined : location.href }, throw: true });
    }
  },
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/communities', replace: true, throw: true });
  },
});

const communities = createRoute({
  getParentRoute: () => signedIn,
  path: '/communities',
  staticData: { title: 'communities.title' },
});

const communityList = createRoute({
  getParentRoute: () => communities,
  path: '/',
  validateSearch: communitySearch,
  component: lazyRouteComponent(() => import('../communities/communities-page'), 'CommunitiesPage'),
});

const community = createRoute({
  getParentRoute: () => communities,
  path: '$communityId',
  loader: async ({ context, params }) => {
    const { name } = await context.queryClient.ensureQueryData(communityQuery(params.communityId));
    return { title: name };
  },
});

const communityHome = createRoute({
  getParentRoute: () => community,
  path: '/',
  component: lazyRouteComponent(() => import('../communities/community-home-page'), 'CommunityHomePage'),
});

const residents = createRoute({
  getParentRoute: () => community,
  path: 'residents',
  staticData: { title: 'residents.title' },
});

const residentList = createRoute({
  getParentRoute: () => residents,
  path: '/',
  validateSearch: residentSearch,
  component: lazyRouteComponent(() => import('../residents/residents-page'), 'ResidentsPage'),
});

const massEdit = createRoute({
  getParentRoute: () => residents,
  path: 'mass-edit',
  staticData: { title: 'massEdit.title' },
  validateSearch: residentSearch,
  component: lazyRouteComponent(() => import('../residents/mass-edit/mass-edit-page'), 'MassEditPage'),
});

const residentImport = createRoute({
  getParentRoute: () => residents,
  path: 'import',
  staticData: { title: 'imports.title' },
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('../imports/import-page'), 'ImportPage'),
});

const ledgerImport = createRoute({
  getParentRoute: () => residents,
  path: 'ledger-import',
  staticData: { title: 'ledgerImport.title' },
  component: lazyRouteComponent(() => import('../ledger-import/ledger-import-page'), 'LedgerImportPage'),
});

const properties = createRoute({
  getParentRoute: () => community,
  path: 'properties',
  staticData: { title: 'properties.title' },
  validateSearch: communitySearch,
  component: lazyRouteComponent(() => import('../properties/properties-page'), 'PropertiesPage'),
});

const requests = createRoute({
  getParentRoute: () => community,
  path: 'requests',
  staticData: { title: 'requests.title' },
  validateSearch: requestSearch,
  component: lazyRouteComponent(() => import('../requests/requests-page'), 'RequestsPage'),
});

const documents = createRoute({
  getParentRoute: () => community,
  path: 'documents',
  staticData: { title: 'documents.title' },
  component: lazyRouteComponent(() => import('../documents/documents-page'), 'DocumentsPage'),
});

const settings = createRoute({
  getParentRoute: () => community,
  path: 'settings',
  staticData: { title: 'settings.title' },
  component: lazyRouteComponent(
    () => import('../communities/settings/community-settings-page'),
    'CommunitySettingsPage',
  ),
});

const resident = createRoute({
  getParentRoute: () => signedIn,
  path: '/residents/$residentId',
  loader: async ({ context: { queryClient }, params }): Promise<PageData> => {
    const found = await queryClient.ensureQueryData(residentQuery(params.residentId));
    return { title: nameOf(found), above: await above(queryClient, found.communityId, 'residents') };
  },
  component: lazyRouteComponent(() => import('../residents/resident-page'), 'ResidentPage'),
});

const request = createRoute({
  getParentRoute: () => signedIn,
  path: '/requests/$requestId',
  loader: async ({ context: { queryClient }, params }): Promise<PageData> => {
    const { title, communityId } = await queryClient.ensureQueryData(requestQuery(params.requestId));
    return { title, above: await above(queryClient, communityId, 'requests') };
  },
  component: lazyRouteComponent(() => import('../requests/request-page'), 'RequestPage'),
});

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

/** Where a page stands whose address does not name its community. */
async function above(queries: QueryClient, communityId: string, section: PageAbove['section']): Promise<PageAbove> {
  const { id, name } = await queries.ensureQueryData(communityQuery(communityId));
  return { community: { id, name }, section };
}

const ownerAccess = createRoute({
  getParentRoute: () => community,
  path: 'owner-access',
  staticData: { title: 'ownerAccess.title' },
  // A link need not name the tab.
  validateSearch: (given: Partial<OwnerAccessSearch> & SearchSchemaInput) => ownerAccessSearch(given),
  component: lazyRouteComponent(() => import('../owner-access/owner-access-page'), 'OwnerAccessPage'),
});

const messages = createRoute({
  getParentRoute: () => community,
  path: 'messages',
  staticData: { title: 'messages.title' },
});

const messageList = createRoute({
  getParentRoute: () => messages,
  path: '/',
  validateSearch: messagesSearch,
  component: lazyRouteComponent(() => import('../messages/messages-page'), 'MessagesPage'),
});

const message = createRoute({
  getParentRoute: () => messages,
  path: '$messageId',
  validateSearch: messageSearch,
  loader: async ({ context, params }): Promise<PageData> => {
    const { subject } = await context.queryClient.ensureQueryData(messageQuery(params.messageId));
    const { name } = await context.queryClient.ensureQueryData(communityQuery(params.communityId));
    return { title: (t) => readableSubject(subject, name, t) };
  },
  component: lazyRouteComponent(() => import('../messages/message-page'), 'MessagePage'),
});

/** A message by its id alone, as recaps and feeds link to it. */
const messageLink = createRoute({
  getParentRoute: () => signedIn,
  path: '/messages/$messageId',
  loader: async ({ context, params: { messageId } }) => {
    const { communityId } = await context.queryClient.ensureQueryData(messageQuery(messageId));
    const to = '/communities/$communityId/messages/$messageId';
    redirect({ to, params: { communityId, messageId }, replace: true, throw: true });
  },
});

export const routeTree = root.addChildren([
  signIn,
  signedIn.addChildren([
    home,
    messageLink,
    communities.addChildren([
      communityList,
      community.addChildren([
        communityHome,
        residents.addChildren([residentList, massEdit, residentImport, ledgerImport]),
        ownerAccess,
        messages.addChildren([messageList, message]),
        properties,
        requests,
        documents,
        settings,
      ]),
    ]),
    resident,
    request,
    staff,
    apiKeys,
    webhooks,
    organization,
    suppressions,
  ]),
]);
