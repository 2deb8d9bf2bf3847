import classes from './ui.module.css';

export type Tone = 'plain' | 'busy' | 'good' | 'bad';

/** A state in a word. */
export function Badge({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  );
}
