import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@portico/api/problem';

/** Refusals stand; what may pass by itself, such as a lost connection, is tried twice more. */
function mayPass(failures: number, error: unknown): boolean {
  const lasting = error instanceof ApiProblem && error.status < 500;
  return !lasting && failures < 2;
}

/** What was read lives here. */
export const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: mayPass } } });
