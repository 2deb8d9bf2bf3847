import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@portico/api/problem';

/** Whether nobody is signed in (any more); a wrong password is another 401. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'auth.required';
}

/** Refusals stand; what may pass by itself, such as a lost connection, is tried twice more. */
function mayPass(failures: number, error: unknown): boolean {
  const lasting = error instanceof ApiProblem && error.status < 500;
  return !lasting && failures < 2;
}

/** What was read lives here. `onSignedOut` is told when an answer says that nobody is signed in (any more). */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: { queries: { staleTime: 15_000, retry: mayPass } },
  });
}
