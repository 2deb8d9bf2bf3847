import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toastDone } from '../ui/toasts';
import { useConfirm } from '../ui/use-confirm';
import { useProblems } from '../ui/use-problems';
import { standingOf } from './relay';
import type { Relay } from './relay';
import { changeRelay, relaysKey, removeRelay } from './relays.queries';

/** Pauses a relay, or lets it go on: one that is broken too. */
export function usePauseRelay(relay: Relay) {
  const { t } = useTranslation();
  const { tell } = useProblems();
  const queries = useQueryClient();
  const { id, name } = relay;
  const { mutate, isPending } = useMutation({
    mutationFn: (paused: boolean) => changeRelay(id, { paused }),
    onSuccess: async (_, paused) => {
      await queries.invalidateQueries({ queryKey: relaysKey });
      const done = paused ? 'isPaused' : standingOf(relay) === 'broken' ? 'isTried' : 'goesOn';
      toastDone(t(`relays.${done}`, { name }));
    },
    onError: tell,
  });
  return { pause: () => mutate(true), goOn: () => mutate(false), isPending };
}

/** Asks, and removes a relay. */
export function useRemoveRelay(): (relay: Relay) => void {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const { tell } = useProblems();
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ id }: Relay) => removeRelay(id),
    onSuccess: async (_, { name }) => {
      toastDone(t('relays.removed', { name }));
      await queries.invalidateQueries({ queryKey: relaysKey });
    },
    onError: tell,
  });
  return (relay) =>
    confirm({
      title: t('relays.removeTitle', { name: relay.name }),
      text: t('relays.removeText'),
      action: t('relays.remove'),
      onConfirm: () => mutate(relay),
    });
}
