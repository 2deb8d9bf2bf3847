// A list in a box of its own, over any number of rows: it fetches what is about to be seen and draws what is seen.
import { Box } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { More } from './endless-body';
import classes from './endless-list.module.css';

interface EndlessListProps<Row> {
  /** What it lists, for screen readers. */
  label: string;
  rows: Row[];
  keyOf: (row: Row) => string;
  /** The infinite query behind the rows. */
  more: More;
  total: number;
  /** The tallest it becomes, in pixels. */
  maxHeight: number;
  children: (row: Row, index: number) => ReactNode;
}

export function EndlessList<Row>({ label, rows, keyOf, more, total, maxHeight, children }: EndlessListProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 52,
    overscan: 6,
    getItemKey: (index) => (rows[index] ? keyOf(rows[index]) : index),
  });
  const items = virtual.getVirtualItems();
  const { hasNextPage, isFetching, fetchNextPage } = more;
  const atTheEnd = (items.at(-1)?.index ?? 0) >= rows.length - 1;
  useEffect(() => {
    if (atTheEnd && hasNextPage && !isFetching) void fetchNextPage();
  }, [atTheEnd, hasNextPage, isFetching, fetchNextPage]);
  return (
    <Box
      ref={box}
      role="group"
      aria-label={label}
      tabIndex={0}
      mah={maxHeight}
      className={classes.box}
      data-stale={more.isPlaceholderData || undefined}
    >
      <ul className={classes.list} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, key, start }) => (
          <li
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={total}
            className={classes.item}
            style={{ transform: `translateY(${start}px)` }}
          >
            {rows[index] && children(rows[index], index)}
          </li>
        ))}
      </ul>
    </Box>
  );
}
