import { Skeleton } from '@mantine/core';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreOnDemand } from './more-on-demand';
import { ProblemAlert } from './problem-alert';

interface ListContentProps<Item> {
  list: UseInfiniteQueryResult<InfiniteData<{ items: Item[] }>>;
  /** Where there is none: why, and the next step. */
  empty: ReactNode;
  children: (items: Item[]) => ReactNode;
}

/** A list that is read page by page: its outline first, then what went wrong, nothing, or the things themselves. */
export function ListContent<Item>({ list, empty, children }: ListContentProps<Item>) {
  const { t } = useTranslation();
  if (list.isError && !list.data) return <ProblemAlert error={list.error} retry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton h={240} role="status" aria-label={t('app.loading')} />;
  const items = list.data.pages.flatMap((page) => page.items);
  return items.length === 0 ? empty : <MoreOnDemand more={list}>{children(items)}</MoreOnDemand>;
}
