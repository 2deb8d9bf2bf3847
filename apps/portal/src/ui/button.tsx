import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react';
import classes from './ui.module.css';

interface Look {
  /** Not the first thing to do here. */
  quiet?: boolean;
  /** Takes something away. */
  bad?: boolean;
}

/** A button. While `busy` it stays where it is, keeps the focus and does nothing. */
export function Button(props: Look & { busy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  const { quiet, bad, busy = false, onClick, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={classes.button}
      data-quiet={quiet || undefined}
      data-bad={bad || undefined}
      aria-disabled={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    />
  );
}

/** A way to a page that looks like a button. */
export const ButtonLink = createLink(({ quiet, ...rest }: Look & AnchorHTMLAttributes<HTMLAnchorElement>) => (
  <a {...rest} className={classes.button} data-quiet={quiet || undefined} />
));
