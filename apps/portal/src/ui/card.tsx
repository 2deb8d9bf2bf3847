import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

interface CardProps {
  title?: string;
  /** The way to more of it. */
  more?: ReactNode;
  children: ReactNode;
}

/** One thing of a page, a region of its own where it has a title. */
export function Card({ title, more, children }: CardProps) {
  const id = useId();
  if (!title) return <div className={classes.card}>{children}</div>;
  return (
    <section className={classes.card} aria-labelledby={id}>
      <div className={classes.cardHead}>
        <h2 id={id}>{title}</h2>
        {more}
      </div>
      {children}
    </section>
  );
}
