import { Center, Loader } from '@mantine/core';
import { useInViewport } from '@mantine/hooks';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** What this needs of an infinite query. */
interface More {
  hasNextPage: boolean;
  isFetching: boolean;
  fetchNextPage: () => unknown;
}

/** A list that is continued when its end comes into sight, and not before. */
export function MoreOnDemand({ more, children }: { more: More; children: ReactNode }) {
  const { t } = useTranslation();
  const { ref, inViewport } = useInViewport();
  const { hasNextPage, isFetching, fetchNextPage } = more;
  useEffect(() => {
    if (inViewport && hasNextPage && !isFetching) void fetchNextPage();
  }, [inViewport, hasNextPage, isFetching, fetchNextPage]);
  return (
    <>
      {children}
      {hasNextPage && (
        <Center ref={ref} h={48}>
          <Loader size="sm" aria-label={t('app.loadingMore')} />
        </Center>
      )}
    </>
  );
}
