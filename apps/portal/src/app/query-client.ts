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

/** The gateway knows the way for whoever is not signed in (any more): it leads them to its sign-in page. */
export function leave(): void {
  window.location.assign('/portal/sign-in');
}

const onError = (error: unknown) => {
  if (isSignedOut(error)) leave();
};

/** What was read lives here. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: { queries: { staleTime: 15_000, retry: mayPass } },
});
