import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useTranslation } from 'react-i18next';

interface Question {
  title: string;
  text: string;
  /** What is done, as the button says it. */
  action: string;
  onConfirm: () => void;
}

/** Asks before what cannot be undone. The safe answer has the focus. */
export function useConfirm(): (question: Question) => void {
  const { t } = useTranslation();
  return ({ title, text, action, onConfirm }) =>
    modals.openConfirmModal({
      title,
      children: <Text>{text}</Text>,
      labels: { confirm: action, cancel: t('app.cancel') },
      confirmProps: { color: 'red.9' },
      cancelProps: { 'data-autofocus': true },
      centered: true,
      onConfirm,
    });
}
