import { Container } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiProblem } from '@portico/api/problem';
import { ProblemAlert } from '../ui/problem-alert';
import { NotFound } from './not-found';

/** In the place of a page that broke; the shell around it stays. */
export function Failure({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  const retry = () => {
    queries.reset();
    reset();
    void router.invalidate();
  };
  if (error instanceof ApiProblem && error.status === 404) return <NotFound />;
  return (
    <Container size="sm" py="xl">
      <ProblemAlert error={error} retry={retry} />
    </Container>
  );
}
