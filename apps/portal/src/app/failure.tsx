import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiProblem } from '@portico/api/problem';
import { ProblemAlert } from '../ui/problem-alert';
import { NotFound } from './not-found';
import { isSignedOut } from './query-client';

/** In the place of a page that broke; the frame around it stays. */
export function Failure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const retry = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  if (isSignedOut(error)) return null; // on the way to the sign-in page
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  return <ProblemAlert error={error} retry={retry} />;
}
