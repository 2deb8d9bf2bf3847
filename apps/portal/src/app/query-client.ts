import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@portico/api/problem';

/** Whether nobody is signed in (any more). */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'auth.required';
}

/** Refusals stand; what may pass by itself, such as a lost connection, is tried twice more. */
function mayPass(failures: number, error: unknown): boolean {
  const lasting = error instanceof ApiProblem && error.status < 500;
  return !lasting && failures < 2;
}

/** Out of the portal, for whoever has signed out. */
export function leave(): void {
  window.location.assign('/portal/sign-in?note=out');
}

/** A session that has ended meanwhile: the gateway's sign-in page leads back to this very page. */
function signInAgain(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/portal/sign-in?to=${encodeURIComponent(pathname + search)}`);
}

const onError = (error: unknown) => {
  if (isSignedOut(error)) signInAgain();
};

/** What was read lives here. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  // Without a connection everything is asked for all the same: it fails with a sentence that says so, instead of waiting in silence.
  defaultOptions: {
    queries: { staleTime: 15_000, retry: mayPass, networkMode: 'always', refetchOnReconnect: true },
    mutations: { networkMode: 'always' },
  },
});
