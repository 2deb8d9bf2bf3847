import classes from './ui.module.css';

/** Says that something is done, beside where it was done; said aloud as it comes. */
export function Said({ children }: { children: string | false }) {
  return (
    <div role="status" className={classes.said}>
      {children}
    </div>
  );
}
