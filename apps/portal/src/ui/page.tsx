import type { ReactNode } from 'react';
import { useProfile } from '../session/use-profile';
import classes from './ui.module.css';
import { useTitle } from './use-title';

interface PageProps {
  title: string;
  lead?: ReactNode;
  /** What can be done here. */
  action?: ReactNode;
  /** The way back to the list. */
  back?: ReactNode;
  children: ReactNode;
}

/** A page of a home: its name, and then the thing itself. */
export function Page({ title, lead, action, back, children }: PageProps) {
  const { communityName } = useProfile();
  useTitle(`${title} · ${communityName}`);
  return (
    <div className={classes.page}>
      {back}
      <div className={classes.head}>
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <div className={classes.lead}>{lead}</div>}
        </div>
        {action}
      </div>
      {children}
    </div>
  );
}
