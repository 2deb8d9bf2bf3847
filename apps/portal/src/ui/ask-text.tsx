import { useRef } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { Field } from './field';
import { textOf } from './text-of';
import classes from './ui.module.css';

interface AskTextProps {
  /** What the button says that asks. */
  action: string;
  /** What it is about; also what the button says to who hears it without the line that it stands in. */
  title: string;
  label: string;
  value: string;
  maxLength: number;
  busy?: boolean;
  onConfirm: (text: string) => void;
}

/** A button that asks for a line of text. */
export function AskText({ action, title, label, value, maxLength, busy = false, onConfirm }: AskTextProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const confirm = (event: FormEvent<HTMLFormElement>) => {
    const text = textOf(event.currentTarget, 'text');
    if (text && text !== value) onConfirm(text);
  };
  return (
    <>
      <Button quiet busy={busy} aria-label={title} onClick={() => dialog.current?.showModal()}>
        {action}
      </Button>
      <dialog ref={dialog} className={classes.dialog} aria-label={title}>
        <form method="dialog" onSubmit={confirm}>
          <h2>{title}</h2>
          <Field label={label}>
            {(control) => (
              <input {...control} name="text" maxLength={maxLength} autoComplete="off" defaultValue={value} required />
            )}
          </Field>
          <div className={classes.buttons}>
            <Button quiet onClick={() => dialog.current?.close()}>
              {t('app.cancel')}
            </Button>
            <Button type="submit">{t('details.save')}</Button>
          </div>
        </form>
      </dialog>
    </>
  );
}
