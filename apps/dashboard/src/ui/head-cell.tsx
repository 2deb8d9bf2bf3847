import { Table, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './endless-table.module.css';

interface HeadCellProps {
  id: string;
  /** What the table is sorted by: a column's id, `-` before it for descending. */
  sort: string | undefined;
  /** Left out where this column cannot be sorted by. */
  onSort: ((column: string) => void) | undefined;
  className: string | undefined;
  children: ReactNode;
}

/** The head of a column; where it can be sorted by it is a button. */
export function HeadCell({ id, sort, onSort, className, children }: HeadCellProps) {
  if (!onSort) return <Table.Th className={className}>{children}</Table.Th>;
  const direction = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : 'none';
  return (
    <Table.Th className={className} aria-sort={direction}>
      <UnstyledButton className={classes.sort} onClick={() => onSort(id)}>
        {children}
        {direction === 'ascending' && <IconArrowUp size={14} aria-hidden />}
        {direction === 'descending' && <IconArrowDown size={14} aria-hidden />}
      </UnstyledButton>
    </Table.Th>
  );
}
