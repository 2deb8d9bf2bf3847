// Pages of one thing whose address does not name its community.
import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { communityQuery } from '../communities/communities.queries';
import { messageQuery } from '../messages/messages.queries';
import { requestQuery } from '../requests/requests.queries';
import { nameOf } from '../residents/resident-name';
import { residentQuery } from '../residents/residents.queries';
import type { PageAbove, PageData } from './page-data';
import { signedIn } from './signed-in-route';

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

/** Where a page stands whose address does not name its community. */
async function above(queries: QueryClient, communityId: string, section: PageAbove['section']): Promise<PageAbove> {
  const { id, name } = await queries.ensureQueryData(communityQuery(communityId));
  return { community: { id, name }, section };
}

export const thingRoutes = [resident, request, messageLink] as const;
