import { Table } from '@mantine/core';
import type { Cell, Row, RowData, TableFeatures } from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';
import classes from './endless-table.module.css';
import { useRowKeys } from './use-row-keys';

/** What the table needs of an infinite query. */
export interface More {
  hasNextPage: boolean;
  isFetching: boolean;
  isPlaceholderData: boolean;
  fetchNextPage: () => unknown;
}

/** CSS classes of columns by their ids. */
export type ColumnClasses = Readonly<Record<string, string | undefined>>;

interface EndlessBodyProps<Features extends TableFeatures, Data extends RowData> {
  rows: Row<Features, Data>[];
  more: More;
  columnClasses: ColumnClasses;
}

/** The rows that are in sight, between two spacers for those that are not. */
export function EndlessBody<Features extends TableFeatures, Data extends RowData>(
  props: EndlessBodyProps<Features, Data>,
) {
  const { rows, more, columnClasses } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const virtual = useVirtualRows(body, rows);
  const items = virtual.getVirtualItems();
  const { active, onKeyDown, onFocus } = useRowKeys(body, rows.length, virtual.scrollToIndex);
  const [first, last] = [items[0], items.at(-1)];
  useMoreAtTheEnd(more, last !== undefined && last.index >= rows.length - 1);
  const margin = virtual.options.scrollMargin;
  const focusable = items.some(({ index }) => index === active) ? active : first?.index;
  return (
    <Table.Tbody ref={body} onKeyDown={onKeyDown} onFocus={onFocus} data-stale={more.isPlaceholderData || undefined}>
      <Spacer height={first ? first.start - margin : 0} />
      {items.map(({ index, key }) => (
        <Table.Tr
          key={key}
          ref={virtual.measureElement}
          data-index={index}
          aria-rowindex={index + 2}
          tabIndex={index === focusable ? 0 : -1}
          className={classes.row}
        >
          {rows[index]?.getAllCells().map((cell) => (
            <Table.Td key={cell.id} className={columnClasses[cell.column.id]}>
              {drawn(cell)}
            </Table.Td>
          ))}
        </Table.Tr>
      ))}
      <Spacer height={last ? virtual.getTotalSize() - (last.end - margin) : 0} />
    </Table.Tbody>
  );
}

/** A cell is called, not mounted: what has the focus keeps it when the columns are made anew, as with every check mark. */
function drawn<Features extends TableFeatures, Data extends RowData>(cell: Cell<Features, Data>): ReactNode {
  const draw = cell.column.columnDef.cell;
  return typeof draw === 'function' ? draw(cell.getContext()) : draw;
}

/** Stands for the rows that are not drawn. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null;
}

function useMoreAtTheEnd({ hasNextPage, isFetching, fetchNextPage }: More, atTheEnd: boolean): void {
  useEffect(() => {
    if (atTheEnd && hasNextPage && !isFetching) void fetchNextPage();
  }, [atTheEnd, hasNextPage, isFetching, fetchNextPage]);
}

function useVirtualRows(body: RefObject<HTMLElement | null>, rows: { id: string }[]) {
  const [scrollMargin, setScrollMargin] = useState(0);
  useEffect(() => {
    const top = body.current?.getBoundingClientRect().top;
    if (top !== undefined) setScrollMargin(Math.round(top + window.scrollY));
  }, [body]);
  return useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 57,
    overscan: 8,
    scrollMargin,
    // A row that is walked to must not hide under the header and the table's head.
    scrollPaddingStart: 112,
    scrollPaddingEnd: 16,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
}
