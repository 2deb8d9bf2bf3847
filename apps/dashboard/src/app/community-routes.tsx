// The communities, and every page of one of them.
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { SearchSchemaInput } from '@tanstack/react-router';
import { communityQuery } from '../communities/communities.queries';
import { communitySearch } from '../communities/community-search';
import { importSearch } from '../imports/import-search';
import { messageSearch, messagesSearch } from '../messages/message-search';
import { messageQuery } from '../messages/messages.queries';
import { readableSubject } from '../messages/readable-subject';
import { ownerAccessSearch } from '../owner-access/owner-access-search';
import type { OwnerAccessSearch } from '../owner-access/owner-access-search';
import { requestSearch } from '../requests/request-state';
import { residentSearch } from '../residents/resident-search';
import type { PageData } from './page-data';
import { signedIn } from './signed-in-route';

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

/** In the order of the addresses. */
export const communityRoutes = communities.addChildren([
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
]);
