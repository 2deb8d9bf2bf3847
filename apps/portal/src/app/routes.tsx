// Every page of the portal: its address and what it needs before it shows. All of them come with
// the first load: they are small beside React, and nobody meets one that cannot be fetched any more.
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, notFound, redirect } from '@tanstack/react-router';
import { AccountPage } from '../account/account-page';
import { DetailsPage } from '../details/details-page';
import { DocumentsPage } from '../documents/documents-page';
import { HomePage } from '../home/home-page';
import { noticeSearch } from '../notices/notice-search';
import { NoticesPage } from '../notices/notices-page';
import { NewRequestPage } from '../requests/new-request-page';
import { RequestPage } from '../requests/request-page';
import { RequestsPage } from '../requests/requests-page';
import { homeToOpen, rememberHome } from '../session/homes';
import { NoHomePage } from '../session/no-home-page';
import { meQuery } from '../session/session.queries';
import { Alone } from './alone';
import { Failure } from './failure';
import { NotFound } from './not-found';
import { Shell } from './shell';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: () => (
    <Alone>
      <NotFound />
    </Alone>
  ),
  errorComponent: (props) => (
    <Alone>
      <Failure {...props} />
    </Alone>
  ),
});

/** Where a link of a mail ends: the home that was looked at last. */
const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const { profiles } = await context.queryClient.ensureQueryData(meQuery);
    const home = homeToOpen(profiles, localStorage);
    if (home) {
      const params = { residentId: home.residentId };
      redirect({ to: '/homes/$residentId', params, replace: true, throw: true });
    }
  },
  component: NoHomePage,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/homes/$residentId',
  beforeLoad: async ({ context, params }) => {
    const { profiles } = await context.queryClient.ensureQueryData(meQuery);
    if (!profiles.some(({ residentId }) => residentId === params.residentId)) notFound({ throw: true });
    rememberHome(params.residentId, localStorage);
  },
  component: Shell,
});

const overview = createRoute({
  getParentRoute: () => home,
  path: '/',
  component: HomePage,
});

const account = createRoute({
  getParentRoute: () => home,
  path: 'account',
  component: AccountPage,
});

const requests = createRoute({
  getParentRoute: () => home,
  path: 'requests',
  component: RequestsPage,
});

const newRequest = createRoute({
  getParentRoute: () => home,
  path: 'requests/new',
  component: NewRequestPage,
});

const request = createRoute({
  getParentRoute: () => home,
  path: 'requests/$requestId',
  component: RequestPage,
});

const notices = createRoute({
  getParentRoute: () => home,
  path: 'notices',
  validateSearch: noticeSearch,
  component: NoticesPage,
});

const documents = createRoute({
  getParentRoute: () => home,
  path: 'documents',
  component: DocumentsPage,
});

const details = createRoute({
  getParentRoute: () => home,
  path: 'details',
  component: DetailsPage,
});

export const routeTree = root.addChildren([
  start,
  home.addChildren([overview, account, requests, newRequest, request, notices, documents, details]),
]);
