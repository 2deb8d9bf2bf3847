import { useTranslation } from 'react-i18next';
import type { Schema } from '@portico/api/client';
import { toastUndo } from '../ui/toasts';
import { SecondsLeft } from './held-send';
import type { Message } from './message';
import { useUndo } from './use-undo';

/** After a Send that can still be undone: says so on whatever page, for as long as it can. */
export function useHeldToast(message: Message): (answer: Schema<'SendAnswer'>) => void {
  const { t } = useTranslation();
  const { undo } = useUndo(message);
  return ({ status, scheduledAt }) => {
    if (status !== 'scheduled' || scheduledAt === null) return;
    toastUndo({
      id: message.id,
      until: scheduledAt,
      message: (
        <>
          {t('messages.heldTitle')} <SecondsLeft until={scheduledAt} />
        </>
      ),
      action: t('messages.undo'),
      onUndo: undo,
    });
  };
}
