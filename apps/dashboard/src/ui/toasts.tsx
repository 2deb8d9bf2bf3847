// Toasts, at the bottom as the documents have them. What failed stays until it is closed.
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import i18next from 'i18next';
import type { ReactNode } from 'react';

const glad = { color: 'teal', icon: <IconCheck size={18} />, autoClose: 5000, loading: false };
const waiting = { color: 'yellow', icon: <IconClock size={18} />, autoClose: 8000, loading: false };
const sad = { color: 'red', icon: <IconAlertTriangle size={18} />, autoClose: false as const, loading: false };

const closable = () => ({ withCloseButton: true, closeButtonProps: { 'aria-label': i18next.t('app.close') } });

/** Something is done. */
export function toastDone(message: string): void {
  notifications.show({ ...glad, ...closable(), message });
}

/** Something was refused, or broke; with the id by which it is found in the logs. */
export function toastFailure(message: string, requestId: string | null = null): void {
  notifications.show({
    ...sad,
    ...closable(),
    role: 'alert',
    message: <Told sentence={message} requestId={requestId} />,
  });
}

interface Undoable {
  /** Known by it, whoever takes it back. */
  id: string;
  /** Until when it can be taken back: so long it stands there. */
  until: string;
  message: ReactNode;
  action: string;
  onUndo: () => void;
}

/** Something is done that can be taken back for a while. */
export function toastUndo({ id, until, message, action, onUndo }: Undoable): void {
  notifications.show({
    id,
    ...waiting,
    ...closable(),
    autoClose: Math.max(1000, Date.parse(until) - Date.now()),
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text fz="sm">{message}</Text>
        <Button variant="default" size="xs" flex="none" onClick={onUndo}>
          {action}
        </Button>
      </Group>
    ),
  });
}

/** It is taken back: nothing is left to undo. */
export function endToast(id: string): void {
  notifications.hide(id);
}

/** A toast that goes on: it waits with a spinner, then says how it ended, in the same place. */
export interface RunningToast {
  done: (message: string) => void;
  waits: (message: string) => void;
  failed: (message: string) => void;
}

export function toastRunning(message: string): RunningToast {
  const id = notifications.show({ message, loading: true, autoClose: false, withCloseButton: false });
  const end = (outcome: typeof glad | typeof waiting | typeof sad) => (text: string) =>
    notifications.update({ id, ...outcome, ...closable(), message: text });
  return { done: end(glad), waits: end(waiting), failed: end(sad) };
}

function Told({ sentence, requestId }: { sentence: string; requestId: string | null }) {
  if (requestId === null) return sentence;
  return (
    <>
      {sentence}
      <Text span display="block" fz="xs" c="dimmed" mt={4}>
        {i18next.t('app.requestId', { id: requestId })}
      </Text>
    </>
  );
}
