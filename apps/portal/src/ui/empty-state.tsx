import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Card } from './card';
import classes from './ui.module.css';

interface EmptyStateProps {
  icon: Icon;
  title: string;
  text: string;
  /** The next step. */
  action?: ReactNode;
  /** Whether it is all that there is on the page. */
  alone?: boolean;
}

/** Nothing to show: says why, and offers the next step. */
export function EmptyState({ icon: Picture, title, text, action, alone = false }: EmptyStateProps) {
  const Heading = alone ? 'h1' : 'h2';
  return (
    <Card>
      <div className={classes.empty}>
        <Picture size={40} stroke={1.5} aria-hidden />
        <Heading tabIndex={-1}>{title}</Heading>
        <p>{text}</p>
        {action}
      </div>
    </Card>
  );
}
