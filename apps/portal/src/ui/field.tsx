import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './ui.module.css';

/** What an input, a select or a text area of a field must take. */
export interface FieldControl {
  id: string;
  className: string | undefined;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

interface FieldProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** A label, what it is for, what is wrong with it, and what is filled in. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const told = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className={classes.hint}>
          {hint}
        </p>
      )}
      {children({
        id,
        className: classes.input,
        'aria-describedby': told || undefined,
        'aria-invalid': error !== undefined,
      })}
      {error && (
        <p id={`${id}-error`} className={classes.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
