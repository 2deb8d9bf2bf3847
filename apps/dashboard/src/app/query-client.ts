import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@portico/api/problem';

/** Refusals stand; what may pass by itself, such as a lost connection, is tried twice more. */
function mayPass(failures: number, error: unknown): boolean {
  const lasting = error instanceof ApiProblem && error.status < 500;
  return !lasting && failures < 2;
}

/** What was read lives here. */
export const queryClient = new QueryClient({
  // Without a connection everything is asked for all the same: it fails with a sentence that says so. What waited would be done later,
  // when nobody looks any more, a Send among it.
  defaultOptions: {
    queries: { staleTime: 15_000, retry: mayPass, networkMode: 'always', refetchOnReconnect: true },
    mutations: { networkMode: 'always' },
  },
});
