import { Paper } from '@mantine/core';
import { useMemo } from 'react';
import { styleNonce } from '../app/nonce';
import classes from './mail-frame.module.css';
import { framed } from './mail-html';

interface MailFrameProps {
  html: string;
  /** What it shows, for screen readers. */
  title: string;
  /** Of the frame; as wide as there is room where left out. */
  width?: number;
}

/** A mail as its reader sees it, in a frame that can run nothing. */
export function MailFrame({ html, title, width }: MailFrameProps) {
  const source = useMemo(() => framed(html, styleNonce()), [html]);
  return (
    <Paper withBorder maw={width} className={classes.paper}>
      <iframe className={classes.frame} sandbox="" srcDoc={source} title={title} />
    </Paper>
  );
}
