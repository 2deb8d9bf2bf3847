import type { ReactNode } from 'react';
import classes from './shell.module.css';

/** What stands outside of any home. */
export function Alone({ children }: { children: ReactNode }) {
  return <main className={classes.main}>{children}</main>;
}
