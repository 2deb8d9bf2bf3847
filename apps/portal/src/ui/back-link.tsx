import { IconChevronLeft } from '@tabler/icons-react';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';
import classes from './ui.module.css';

/** The way back to the list that a page belongs to. */
export const BackLink = createLink(({ children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement>) => (
  <a {...rest} className={classes.back}>
    <IconChevronLeft size={18} aria-hidden />
    {children}
  </a>
));
