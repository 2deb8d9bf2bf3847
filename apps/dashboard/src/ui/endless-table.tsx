// A table over any number of rows: it fetches what is about to be seen, draws what is seen, and is walked by keyboard.
import { Paper, Table } from '@mantine/core';
import { tableFeatures, useTable } from '@tanstack/react-table';
import type { ColumnDef, RowData } from '@tanstack/react-table';
import { EndlessBody } from './endless-body';
import type { ColumnClasses, More } from './endless-body';
import classes from './endless-table.module.css';
import { HeadCell } from './head-cell';

const features = tableFeatures({});
const shared = { check: classes.check, menu: classes.menu };

/** A column of an EndlessTable of these rows. Its `id` is also the sort key and the name of its CSS class. */
export type EndlessColumn<Row extends RowData> = ColumnDef<typeof features, Row>;

interface EndlessTableProps<Row extends RowData> {
  /** What it lists, for screen readers. */
  label: string;
  columns: EndlessColumn<Row>[];
  rows: Row[];
  keyOf: (row: Row) => string;
  /** The infinite query behind the rows. */
  more: More;
  total: number;
  sort?: string | undefined;
  /** The columns that can be sorted by. */
  sortable?: readonly string[];
  onSort?: (column: string) => void;
  /** A CSS module with a class for some columns; `check` and `menu` have one. */
  columnClasses?: ColumnClasses;
}

export function EndlessTable<Row extends RowData>(props: EndlessTableProps<Row>) {
  const { label, columns, rows, keyOf, more, total, sort, sortable = [], onSort } = props;
  const columnClasses: ColumnClasses = { ...shared, ...props.columnClasses };
  const table = useTable({ features, columns, data: rows, getRowId: keyOf });
  return (
    <Paper withBorder>
      <Table
        aria-label={label}
        aria-rowcount={total + 1}
        stickyHeader
        stickyHeaderOffset="var(--app-shell-header-height, 0px)"
        highlightOnHover
        verticalSpacing="xs"
        className={classes.table}
      >
        <Table.Thead>
          {table.getHeaderGroups().map((group) => (
            <Table.Tr key={group.id} aria-rowindex={1}>
              {group.headers.map((header) => (
                <HeadCell
                  key={header.id}
                  id={header.id}
                  sort={sort}
                  onSort={sortable.includes(header.id) ? onSort : undefined}
                  className={columnClasses[header.id]}
                >
                  <table.FlexRender header={header} />
                </HeadCell>
              ))}
            </Table.Tr>
          ))}
        </Table.Thead>
        <EndlessBody rows={table.getRowModel().rows} more={more} columnClasses={columnClasses} />
      </Table>
    </Paper>
  );
}
