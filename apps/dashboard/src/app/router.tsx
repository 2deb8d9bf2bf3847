import { createRouter } from '@tanstack/react-router';
import type { WordKey } from '../i18n/i18n';
import type { Selection } from '../residents/selection/choice';
import { Failure } from './failure';
import { NotFound } from './not-found';
import { Pending } from './pending';
import { queryClient } from './query-client';
import { routeTree } from './routes';

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingComponent: Pending,
  defaultErrorComponent: Failure,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Who was selected in the list that led here. */
    selection?: Selection;
  }
  interface Register {
    router: typeof router;
  }
  /** A route that is a page names itself; one whose name is data has a loader that answers `{ title }`. */
  interface StaticDataRouteOption {
    title?: WordKey;
  }
}
