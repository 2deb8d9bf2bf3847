import { createRouter } from '@tanstack/react-router';
import { startI18n } from '../i18n/i18n';
import { meQuery } from '../session/session.queries';
import { Failure } from './failure';
import { NotFound } from './not-found';
import { Pending } from './pending';
import { queryClient } from './query-client';
import { routeTree } from './routes';

export const router = createRouter({
  routeTree,
  basepath: '/portal',
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: Pending,
  defaultErrorComponent: Failure,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

// Who hears the page is told of the new one: its heading has the focus.
router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
  if (fromLocation && pathChanged) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** Speaks the language of who is signed in before anything is drawn. Where that cannot be read, the page says why. */
export async function start(): Promise<void> {
  const me = await queryClient.ensureQueryData(meQuery).catch(() => null);
  await startI18n(me?.account.locale ?? null);
}
