// Where every page hangs: what everybody sees, and what only those see who are signed in.
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { isSignedOut } from '../session/ended-session';
import { meQuery } from '../session/session.queries';
import { Shell } from './shell';

/** Everybody's. */
export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()();

/** All but the sign-in: leads there whoever is not signed in. */
export const signedIn = createRoute({
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
