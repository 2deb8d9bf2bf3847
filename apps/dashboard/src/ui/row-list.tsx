import { Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './row-list.module.css';

/** The class of a link in a row's title: the whole row leads there. */
export const rowLink = classes.link;

/** A short list: a row for each thing, alike on a phone and a wide screen. */
export function RowList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Paper withBorder>
      <ul className={classes.list} aria-label={label}>
        {children}
      </ul>
    </Paper>
  );
}

interface RowItemProps {
  title: ReactNode;
  /** Beside the title: where it stands. */
  badges?: ReactNode;
  /** Below the title: what else matters. */
  detail?: ReactNode;
  /** On the right: what can be done. */
  actions?: ReactNode;
}

export function RowItem({ title, badges, detail, actions }: RowItemProps) {
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Group gap="xs">
          <Text component="div" fw={600} fz="sm">
            {title}
          </Text>
          {badges}
        </Group>
        {detail && (
          <Text component="div" fz="sm" c="dimmed">
            {detail}
          </Text>
        )}
      </div>
      {actions && <div className={classes.side}>{actions}</div>}
    </li>
  );
}
