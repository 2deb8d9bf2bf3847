import { useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import classes from './ui.module.css';

interface AskFirstProps {
  /** What the button says that asks. */
  action: string;
  /** The same for who hears it without the line that it stands in. */
  label?: string;
  title: string;
  text: string;
  busy?: boolean;
  icon?: ReactNode;
  onConfirm: () => void;
}

/** A button that asks before what cannot be undone. The safe answer has the focus. */
export function AskFirst({ action, label, title, text, busy = false, icon, onConfirm }: AskFirstProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <Button bad busy={busy} aria-label={label} onClick={() => dialog.current?.showModal()}>
        {icon}
        {action}
      </Button>
      <dialog ref={dialog} className={classes.dialog} aria-label={title}>
        <form method="dialog">
          <h2>{title}</h2>
          <p>{text}</p>
          <div className={classes.buttons}>
            <Button type="submit" quiet autoFocus>
              {t('app.cancel')}
            </Button>
            <Button type="submit" bad onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </form>
      </dialog>
    </>
  );
}
