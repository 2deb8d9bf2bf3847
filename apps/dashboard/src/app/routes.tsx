// Every page of the dashboard: its address, its search parameters, what it needs before it shows. The components are loaded on demand.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { signInSearch } from '../session/sign-in-search';
import { communityRoutes } from './community-routes';
import { organizationRoutes } from './organization-routes';
import { root, signedIn } from './signed-in-route';
import { thingRoutes } from './thing-routes';

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  staticData: { title: 'session.title' },
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../session/sign-in-page'), 'SignInPage'),
});

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: () => {
    redirect({ to: '/communities', replace: true, throw: true });
  },
});

export const routeTree = root.addChildren([
  signIn,
  signedIn.addChildren([home, communityRoutes, ...thingRoutes, ...organizationRoutes]),
]);
